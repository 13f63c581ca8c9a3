import { stringify } from 'csv-stringify/sync';
import type { AuditEventDetails, Change, Json } from '../../contracts';

/** A way to write events down. */
export interface Format {
  contentType: string;
  /** What stands before the first event. */
  head: string;
  write: (events: AuditEventDetails[]) => string;
}

/** One event of the API a line. */
const ndjson: Format = {
  contentType: 'application/x-ndjson; charset=utf-8',
  head: '',
  write: (events) => events.map((event) => `${JSON.stringify(event)}\n`).join(''),
};

const text = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** `title: "Before" → "After"`, one change a line. */
const readable = (changes: Change[]): string =>
  changes
    .map(({ field, before, after }) => `${field}: ${text(before)} → ${text(after)}`)
    .join('\n');

const localTime = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (iso: string) => format.format(new Date(iso));
};

/**
 * RFC 4180 with a byte order mark, which spreadsheets take as UTF-8. What a spreadsheet would run as a formula is escaped.
 * Times stand in UTC and in the viewer's own time zone.
 */
const csv = (timeZone: string): Format => {
  const toLocal = localTime(timeZone);
  const columns: [string, (event: AuditEventDetails) => string | null][] = [
    ['Id', ({ id }) => id],
    ['Occurred At (UTC)', ({ occurredAt }) => occurredAt],
    [`Occurred At (${timeZone})`, ({ occurredAt }) => toLocal(occurredAt)],
    ['Category', ({ category }) => category],
    ['Action', ({ action }) => action],
    ['Outcome', ({ outcome }) => outcome],
    ['Entity', ({ entity }) => entity?.label ?? null],
    ['Entity Type', ({ entity }) => entity?.type ?? null],
    ['Entity Id', ({ entity }) => entity?.id ?? null],
    ['Modified By', ({ modifiedBy }) => modifiedBy.name],
    ['Modified By E-mail', ({ modifiedBy }) => modifiedBy.email],
    ['Modified By Type', ({ modifiedBy }) => modifiedBy.type],
    ['Modified By Id', ({ modifiedBy }) => modifiedBy.id],
    ['Source (IP)', ({ source }) => source],
    ['Changes', ({ changes }) => readable(changes)],
    ['Request Id', ({ request }) => request?.id ?? null],
    ['Method', ({ request }) => request?.method ?? null],
    ['Path', ({ request }) => request?.path ?? null],
    ['User Agent', ({ request }) => request?.userAgent ?? null],
  ];
  const options = { escape_formulas: true, record_delimiter: 'windows' } as const;
  return {
    contentType: 'text/csv; charset=utf-8',
    head: stringify([columns.map(([name]) => name)], { ...options, bom: true }),
    write: (events) =>
      stringify(
        events.map((event) => columns.map(([, of]) => of(event))),
        options,
      ),
  };
};

export const formatOf = (name: 'csv' | 'ndjson', timeZone: string): Format =>
  name === 'csv' ? csv(timeZone) : ndjson;
