import { type AuditEventDetails, type Change, type Json, printCutText } from '../../contracts';

/** Excel splits a cell that is longer. */
const MAX_CELL = 32_767;
/** Room for the note that a cell was cut. */
const NOTE_ROOM = 60;

/** Control characters but tab and line feed, which people type. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Characters that turn the direction of what follows: with them, a name can be made to look like
 * another.
 */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Where a spreadsheet would take what follows for a formula: at the beginning, and after what
 * another language's spreadsheet takes for the end of a cell.
 */
const FORMULA = /(^|[;|\t\n])(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|\t)/g;

const NEEDS_CARE =
  // eslint-disable-next-line no-control-regex
  /["\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[;|]/;

const codePoint = (character: string): string =>
  `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;

const harmless = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(CONTROLS, '\uFFFD')
    .replace(BIDI, codePoint)
    .replace(FORMULA, "$1'");

/** At most `length`, and not within a pair of surrogates. */
const wholeCharacters = (text: string, length: number): number =>
  /[\ud800-\udbff]/.test(text.charAt(length - 1)) ? length - 1 : length;

const fit = (text: string): string =>
  text.length <= MAX_CELL
    ? text
    : printCutText(text, 0, wholeCharacters(text, MAX_CELL - NOTE_ROOM));

/** One cell, always quoted: then it does not matter what it holds, nor how a reader guesses. */
export const cell = (value: string | number | null): string => {
  if (value === null || value === '') return '""';
  const text = String(value);
  if (text.length <= MAX_CELL && !NEEDS_CARE.test(text)) return `"${text}"`;
  return `"${fit(harmless(text)).replaceAll('"', '""')}"`;
};

const printed = (value: Json): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** `title: Before → After`, one change a line. */
const readable = (changes: Change[]): string =>
  changes
    .map(({ field, before, after }) => `${field}: ${printed(before)} → ${printed(after)}`)
    .join('\n');

const MINUTE = 60_000;

/**
 * A clock of a time zone. Events follow each other in time: the minute of the last one is mostly
 * that of the next.
 */
const clockOf = (timeZone: string): ((iso: string) => string) => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  let known = Number.NaN;
  let text = '';
  return (iso) => {
    const minute = Math.floor(Date.parse(iso) / MINUTE);
    if (minute !== known) {
      known = minute;
      text = format.format(minute * MINUTE);
    }
    return `${text}:${iso.slice(17, 19)}`;
  };
};

type Column = [name: string, valueOf: (event: AuditEventDetails) => string | number | null];

/** The columns of the file. Times stand in UTC and in the reader's own time zone. */
const columnsFor = (timeZone: string): Column[] => {
  const toLocal = clockOf(timeZone);
  return [
    ['Id', ({ id }) => id],
    ['Occurred At (UTC)', ({ occurredAt }) => occurredAt],
    [`Occurred At (${timeZone})`, ({ occurredAt }) => toLocal(occurredAt)],
    ['Category', ({ category }) => category],
    ['Action', ({ action }) => action],
    ['Outcome', ({ outcome }) => outcome],
    ['Attempts', ({ attempts }) => attempts],
    ['Entity', ({ entity }) => entity?.label ?? null],
    ['Entity Type', ({ entity }) => entity?.type ?? null],
    ['Entity Id', ({ entity }) => entity?.id ?? null],
    ['Modified By', ({ modifiedBy }) => modifiedBy.name],
    ['Modified By E-mail', ({ modifiedBy }) => modifiedBy.email],
    ['Modified By Type', ({ modifiedBy }) => modifiedBy.type],
    ['Modified By Id', ({ modifiedBy }) => modifiedBy.id],
    ['Source (IP)', ({ source }) => source],
    ['Origin', ({ origin }) => origin],
    ['Changes', ({ changes }) => readable(changes)],
    ['Request Id', ({ request }) => request?.id ?? null],
    ['Method', ({ request }) => request?.method ?? null],
    ['Path', ({ request }) => request?.path ?? null],
    ['User Agent', ({ request }) => request?.userAgent ?? null],
  ];
};

const BYTE_ORDER_MARK = '\uFEFF';

/** Writes events as RFC 4180 with a byte order mark, by which spreadsheets know UTF-8. */
export const csvWriter = (timeZone: string) => {
  const columns = columnsFor(timeZone);
  return {
    head: `${BYTE_ORDER_MARK}${columns.map(([name]) => cell(name)).join(',')}\r\n`,
    write: (event: AuditEventDetails): string =>
      `${columns.map(([, valueOf]) => cell(valueOf(event))).join(',')}\r\n`,
  };
};
