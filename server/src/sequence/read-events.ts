import type { Core } from '@strapi/strapi';
import type { SealedEvent } from '../contracts';
import {
  ALL_COLUMNS,
  type ColumnName,
  eventTable,
  type StoredEvent,
  toAuditEventDetails,
} from '../event';
import { canonical, type EventTexts, textsOf } from '../seal';
import type { IdRange } from './id-ranges';

/** A row of the table of events, by its id. */
export interface FoundRow {
  id: number;
  /** The id of the event. */
  event: string;
  /** Milliseconds since 1970. */
  occurredAt: number;
  /** What the event is hashed by. */
  texts: EventTexts;
  /** Whether every column says what the event says. */
  isConsistent: boolean;
}

/** Stands for what cannot be read, so that it is sealed and compared as well. */
const UNREADABLE = '[unreadable]' as never;

const isReadable = (value: unknown): boolean => {
  try {
    canonical(typeof value === 'string' ? JSON.parse(value) : (value ?? null));
    return true;
  } catch {
    return false;
  }
};

const isTime = (value: number): boolean => !Number.isNaN(new Date(value).getTime());

/** What is left of a row that cannot be read. */
const toUnreadableEvent = (row: StoredEvent): SealedEvent => {
  const at = Number(row.occurred_at);
  const keep = (value: unknown) => (isReadable(value) ? value : null);
  const event = toAuditEventDetails({
    ...row,
    occurred_at: isTime(at) ? at : 0,
    summary: null,
    request: keep(row.request),
    changes: keep(row.changes),
  });
  return {
    ...event,
    summary: UNREADABLE,
    request: isReadable(row.request) ? event.request : UNREADABLE,
    changes: isReadable(row.changes) ? event.changes : UNREADABLE,
  };
};

/** What is kept in two places, for an index, or stands beside what there is not. The event shows one of them. */
const isConsistent = (row: StoredEvent, { request }: SealedEvent): boolean => {
  const isNothing = row.entity_id === null && row.entity_label === null;
  return row.request_id === (request?.id ?? null) && (row.entity_type !== null || isNothing);
};

const foundRow = (row: StoredEvent, event: SealedEvent): FoundRow => ({
  id: row.id,
  event: event.id,
  occurredAt: Date.parse(event.occurredAt),
  texts: textsOf(event),
  isConsistent: isConsistent(row, event),
});

/** Never throws: a row that somebody wrote by SQL must neither keep others from being sealed nor pass for what it was. */
const toFoundRow = (row: StoredEvent): FoundRow => {
  try {
    return foundRow(row, toAuditEventDetails(row));
  } catch {
    return foundRow(row, toUnreadableEvent(row));
  }
};

const COLUMNS: ('id' | ColumnName)[] = ['id', ...ALL_COLUMNS];

/** The rows with these ids that are there, in the order of their ids. */
export const readEvents = async (strapi: Core.Strapi, ids: number[]): Promise<FoundRow[]> => {
  const rows = await eventTable(strapi).select(COLUMNS).whereIn('id', ids).orderBy('id');
  return (rows as unknown as StoredEvent[]).map(toFoundRow);
};

/** At most `limit` ids above `id`, ascending. */
export const idsAbove = async (
  strapi: Core.Strapi,
  id: number,
  limit: number,
): Promise<number[]> => {
  const rows = await eventTable(strapi)
    .select('id')
    .where('id', '>', id)
    .orderBy('id')
    .limit(limit);
  return rows.map((row) => Number(row.id));
};

/** More ranges make one statement long. */
const MAX_RANGES = 100;

/** At most `limit` ids within ranges that ascend, ascending. */
export const idsWithin = async (
  strapi: Core.Strapi,
  ranges: IdRange[],
  limit: number,
): Promise<number[]> => {
  const found: number[] = [];
  for (let start = 0; start < ranges.length && found.length < limit; start += MAX_RANGES) {
    const some = ranges.slice(start, start + MAX_RANGES);
    const rows = await eventTable(strapi)
      .select('id')
      .where((either) => {
        for (const range of some) either.orWhereBetween('id', range as [number, number]);
      })
      .orderBy('id')
      .limit(limit - found.length);
    found.push(...rows.map((row) => Number(row.id)));
  }
  return found;
};

/** The highest id there is; 0 where there is none. */
export const newestId = async (strapi: Core.Strapi): Promise<number> => {
  const row = await eventTable(strapi).orderBy('id', 'desc').first('id');
  return Number(row?.id ?? 0);
};
