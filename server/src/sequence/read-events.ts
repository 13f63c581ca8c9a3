import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { EventPart, SealedEvent } from '../contracts';
import {
  ALL_COLUMNS,
  type ColumnName,
  eventTable,
  printSummary,
  type StoredEvent,
  toAuditEventDetails,
} from '../event';
import { canonical, type EventTexts, textsOf } from '../seal';
import type { IdRange } from './id-ranges';

/** Other work gets its turn after so long. */
const TURN_MS = 3;

/** Gives the event loop back in the middle of long work. */
export class Turns {
  #endsAt = performance.now() + TURN_MS;

  /** Begins a turn anew, after something else was waited for. */
  begin(): void {
    this.#endsAt = performance.now() + TURN_MS;
  }

  /** Lets other work have its turn, when this one has lasted long enough. */
  async next(): Promise<void> {
    if (performance.now() < this.#endsAt) return;
    await setImmediate();
    this.begin();
  }
}

/** A row of the table of events, by its id. */
export interface FoundRow {
  id: number;
  /** The id of the event. */
  event: string;
  /** Milliseconds since 1970. */
  occurredAt: number;
  /** What the event is hashed by. */
  texts: EventTexts;
  /** The parts with a column that says something else than the event does, which is sealed. */
  oddParts: EventPart[];
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

const isText = (value: unknown): boolean => typeof value === 'string';

const isPlain = (value: unknown): boolean =>
  typeof value !== 'object' && Number.isInteger(Number(value));

/**
 * The event is read from the columns, but does not determine all of them: some facts are kept
 * twice, for an index, and SQLite takes any value in any column. None of it must be changed unseen.
 */
const oddPartsOf = (row: StoredEvent, { request, summary }: SealedEvent): EventPart[] => {
  const isNothing = row.entity_id === null && row.entity_label === null;
  const isFactual =
    isPlain(row.occurred_at) && isPlain(row.attempts) && row.request_id === (request?.id ?? null);
  const isSummed = row.summary === (isText(summary) || !summary ? null : printSummary(summary));
  const parts: EventPart[] = [];
  if (!isFactual) parts.push('facts');
  if (!isSummed || (row.entity_type === null && !isNothing)) parts.push('what');
  return parts;
};

const foundRow = (row: StoredEvent, event: SealedEvent): FoundRow => ({
  id: row.id,
  event: event.id,
  occurredAt: Date.parse(event.occurredAt),
  texts: textsOf(event),
  oddParts: oddPartsOf(row, event),
});

/**
 * Never throws: a row that somebody wrote by SQL must neither keep others from being sealed nor
 * pass for what it was.
 */
const toFoundRow = (row: StoredEvent): FoundRow => {
  try {
    return foundRow(row, toAuditEventDetails(row));
  } catch {
    return foundRow(row, toUnreadableEvent(row));
  }
};

const COLUMNS: ('id' | ColumnName)[] = ['id', ...ALL_COLUMNS];

/** A row may have half a megabyte. */
const ROWS_AT_ONCE = 50;

/**
 * The rows with these ids that are there, ascending among each fifty. Other work gets its turn
 * between two rows, however long the caller takes with them.
 */
export async function* readEvents(
  strapi: Core.Strapi,
  ids: readonly number[],
): AsyncGenerator<FoundRow> {
  const turns = new Turns();
  for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
    const some = ids.slice(start, start + ROWS_AT_ONCE);
    const rows = await eventTable(strapi).select(COLUMNS).whereIn('id', some).orderBy('id');
    turns.begin();
    for (const row of rows as unknown as StoredEvent[]) {
      yield toFoundRow(row);
      await turns.next();
    }
  }
}

/** At most `limit` ids above `id`, ascending; the lowest ones where it is `null`. */
export const idsAbove = async (
  strapi: Core.Strapi,
  id: number | null,
  limit: number,
): Promise<number[]> => {
  const query = eventTable(strapi).select('id').orderBy('id').limit(limit);
  const rows = await (id === null ? query : query.where('id', '>', id));
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
