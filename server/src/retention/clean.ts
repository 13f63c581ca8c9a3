import { setTimeout } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { eventTable } from '../event';

/** Takes a few milliseconds: on SQLite every request waits for it. */
const BATCH = 25;
/** Between two batches the database belongs to the requests, for so many times as long as the batch took. */
const REST = 9;
const MIN_REST_MS = 20;

/**
 * Removes the events before `until`, oldest first, in small batches, and says how many it removed.
 * Stops after the current batch when `goOn` answers `false`.
 */
export const removeEventsBefore = async (
  strapi: Core.Strapi,
  until: Date,
  goOn: () => Promise<boolean>,
): Promise<number> => {
  let removed = 0;
  // Each batch begins where the last one ended: PostgreSQL keeps removed rows in the index until it is vacuumed, and would
  // have to walk over all of them.
  let from = Number.MIN_SAFE_INTEGER;
  while (await goOn()) {
    const start = performance.now();
    const oldest = await eventTable(strapi)
      .select('id', 'occurred_at')
      .where('occurred_at', '>=', from)
      .where('occurred_at', '<', until.getTime())
      .orderBy('occurred_at')
      .limit(BATCH);
    const last = oldest.at(-1);
    if (!last) break;
    from = Number(last.occurred_at);
    removed += await eventTable(strapi)
      .whereIn(
        'id',
        oldest.map(({ id }) => id),
      )
      .delete();
    if (oldest.length < BATCH) break;
    await setTimeout(Math.max(MIN_REST_MS, REST * (performance.now() - start)));
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
