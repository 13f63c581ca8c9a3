import { setTimeout } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { EVENT_TABLE } from '../constants';

/** Takes a few milliseconds: on SQLite every request waits for it. */
const BATCH = 25;
/** Between two batches the database belongs to the requests, for so many times as long as the batch took. */
const REST = 9;
const SHORTEST_REST_MS = 20;

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
  while (await goOn()) {
    const start = performance.now();
    const ids = (await strapi.db
      .getConnection(EVENT_TABLE)
      .select('id')
      .where('occurred_at', '<', until.getTime())
      .orderBy('occurred_at')
      .limit(BATCH)) as { id: number }[];
    if (ids.length === 0) break;
    removed += await strapi.db
      .getConnection(EVENT_TABLE)
      .whereIn(
        'id',
        ids.map(({ id }) => id),
      )
      .delete();
    if (ids.length < BATCH) break;
    await setTimeout(Math.max(SHORTEST_REST_MS, REST * (performance.now() - start)));
  }
  return removed;
};
