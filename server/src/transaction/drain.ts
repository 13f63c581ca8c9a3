import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';

/** Queries that take longer than this are not waited for; the database then decides what becomes of them. */
const MAX_WAIT_MS = 10_000;

/** Resolves when every promise that can go on has done so. Not `setImmediate`, which lets a whole turn of the loop go by. */
const settled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/**
 * Watches a transaction for queries that nobody awaits. Application code now and then starts one in a lifecycle and goes on;
 * it catches the open transaction, and if the commit comes first the process dies of `Transaction query already complete`.
 *
 * The returned function resolves when no query is under way, and none was begun meanwhile.
 */
export const watchQueries = (trx: Knex.Transaction): (() => Promise<void>) => {
  let open = 0;
  trx.on('query', () => {
    open += 1;
  });
  const answered = () => {
    open -= 1;
  };
  trx.on('query-response', answered);
  trx.on('query-error', answered);

  return async () => {
    const giveUpAt = performance.now() + MAX_WAIT_MS;
    await settled();
    while (open > 0 && performance.now() < giveUpAt) {
      await setTimeout(1);
      await settled();
    }
  };
};
