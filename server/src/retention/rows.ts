import { setTimeout } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { eventTable, type StoredEvent } from '../event';
import { newestSealedId, readHead } from '../sequence';

/** Rows of one statement. It takes a few milliseconds: on SQLite every request waits for it. */
export const BATCH = 25;

/**
 * Between two statements the database belongs to the requests, for so many times as long as the
 * statement took.
 */
const REST = 9;
const MIN_REST_MS = 20;

/** Answers whether to go on with a removal. */
export type GoOn = () => Promise<boolean>;

/** Runs `statement`, and rests. */
export const paced = async <T>(statement: () => PromiseLike<T>): Promise<T> => {
  const start = performance.now();
  const answer = await statement();
  await setTimeout(Math.max(MIN_REST_MS, REST * (performance.now() - start)));
  return answer;
};

type Query = Knex.QueryBuilder<StoredEvent, StoredEvent[]>;

/**
 * Limits a query to events that were never sealed, because sealing is off. Those that were are
 * removed with their seals.
 */
export const unsealed = async (strapi: Core.Strapi): Promise<(query: Query) => Query> => {
  const head = await readHead(strapi);
  if (!head) return (query) => query;
  const { floor, adopted_to, opened_at_id } = head;
  const newest = Math.max(floor, (await newestSealedId(strapi, head)).id);
  return (query) =>
    query.where((either) => {
      either.where('id', '>', newest).orWhere((old) => {
        old.where('id', '>', adopted_to).where('id', '<=', opened_at_id);
      });
    });
};

/**
 * Removes the events before `until` one by one, oldest first, in small batches, and says how many
 * it removed. Stops after the current batch when `goOn` answers `false`.
 */
export const removeRowsBefore = async (
  strapi: Core.Strapi,
  until: Date,
  only: (query: Query) => Query,
  goOn: GoOn,
): Promise<number> => {
  let removed = 0;
  // Each batch begins where the last one ended: PostgreSQL keeps removed rows in the index until it
  // is vacuumed, and would have to walk over all of them.
  let from = Number.MIN_SAFE_INTEGER;
  while (await goOn()) {
    const count = await paced(async () => {
      const oldest = await only(eventTable(strapi).select('id', 'occurred_at'))
        .where('occurred_at', '>=', from)
        .where('occurred_at', '<', until.getTime())
        .orderBy('occurred_at')
        .limit(BATCH);
      const ids = oldest.map(({ id }) => id);
      from = Number(oldest.at(-1)?.occurred_at ?? from);
      if (ids.length > 0) removed += await eventTable(strapi).whereIn('id', ids).delete();
      return ids.length;
    });
    if (count < BATCH) break;
  }
  return removed;
};

/** When the newest event happened; `null` where there is none. */
export const newestTime = async (strapi: Core.Strapi): Promise<number | null> => {
  const row = await eventTable(strapi).select('occurred_at').orderBy('occurred_at', 'desc').first();
  return row ? Number(row.occurred_at) : null;
};

/** Whether there are events from `from` on and before `to`. */
export const hasEventsBetween = async (
  strapi: Core.Strapi,
  from: number,
  to: number,
): Promise<boolean> => {
  const row = await eventTable(strapi)
    .select('id')
    .where('occurred_at', '>=', from)
    .where('occurred_at', '<', to)
    .first();
  return row !== undefined;
};
