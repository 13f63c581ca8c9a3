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
  // Code of an app may have ended it by its own hand: what comes after belongs to no transaction.
  return trx.isCompleted() ? null : trx;
};

/**
 * Queries that take longer than this are not waited for; the database then decides what becomes of
 * them.
 */
const MAX_WAIT_MS = 10_000;

/**
 * Resolves when every promise that can go on has done so. Not `setImmediate`, which lets a whole
 * turn of the loop go by.
 */
const settled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/**
 * Watches a transaction for queries that nobody awaits. Application code now and then starts one in
 * a lifecycle and goes on; it catches the open transaction, and if the commit comes first the
 * process dies of `Transaction query already complete`.
 *
 * The returned function resolves when no query is under way, and none was begun meanwhile.
 */
const watchQueries = (trx: Knex.Transaction): (() => Promise<void>) => {
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

/**
 * Runs `work` in one database transaction: the open one where there is one, else its own. The
 * journal writes into the same transaction, so a change and its record are kept or lost together.
 *
 * `work` must await nothing that talks to the database outside of this transaction: SQLite has a
 * single connection.
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
