import { setTimeout } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { markAsPlugins } from '../strapi';
import { prepareTransaction } from './commit-hook';

/** The transaction that the running code is in, if any. */
export const currentTransaction = async (strapi: Core.Strapi): Promise<Knex.Transaction | null> => {
  if (!strapi.db.inTransaction()) return null;
  // Inside a transaction this joins it instead of opening one.
  const joined = await strapi.db.transaction();
  const trx = joined.get() as Knex.Transaction;
  // Code of the app may have ended it by hand. What comes after belongs to no transaction.
  return trx.isCompleted() ? null : trx;
};

/** The wait for queries ends here. The database then decides what becomes of them. */
const MAX_WAIT_MS = 10_000;

/**
 * Lets every promise that can go on do so. `setImmediate` would wait for a whole turn of the loop.
 */
const promisesSettled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/**
 * Watches a transaction for queries that nobody awaits. An app may start one in a lifecycle and go
 * on. The query joins the open transaction. If the commit comes first, the process dies of
 * `Transaction query already complete`.
 *
 * The returned function resolves when no query is running.
 */
const watchQueries = (trx: Knex.Transaction): (() => Promise<void>) => {
  let open = 0;
  trx.on('query', () => {
    open += 1;
  });
  const queryEnded = () => {
    open -= 1;
  };
  trx.on('query-response', queryEnded);
  trx.on('query-error', queryEnded);

  return async () => {
    const giveUpAt = performance.now() + MAX_WAIT_MS;
    await promisesSettled();
    while (open > 0 && performance.now() < giveUpAt) {
      await setTimeout(1);
      await promisesSettled();
    }
  };
};

/**
 * Runs `work` in one database transaction: in the open one if there is one, else in its own. The
 * journal writes into the same transaction, so a change and its event are kept or lost together.
 *
 * `work` must not await a query outside of this transaction, because SQLite has one connection.
 */
export const atomically = async <T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> => {
  if (strapi.db.inTransaction()) return work();
  return strapi.db.transaction(async ({ trx }) => {
    markAsPlugins(trx);
    prepareTransaction(strapi, trx);
    const queriesEnded = watchQueries(trx);
    try {
      return await work();
    } finally {
      await queriesEnded();
    }
  });
};
