import type { Core } from '@strapi/strapi';
import { watchQueries } from './drain';
import { prepareTransaction } from './commit-hook';
import { markAsPlugins } from '../strapi';

/**
 * Runs `work` in one database transaction: the open one where there is one, else its own. The journal writes into the same
 * transaction, so a change and its record are kept or lost together.
 *
 * `work` must await nothing that talks to the database outside of this transaction: SQLite has a single connection.
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
