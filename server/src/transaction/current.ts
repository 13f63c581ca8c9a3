import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** The transaction that the running code is in, if any. */
export const currentTransaction = async (strapi: Core.Strapi): Promise<Knex.Transaction | null> => {
  if (!strapi.db.inTransaction()) return null;
  // Inside a transaction this joins it instead of opening one.
  const joined = await strapi.db.transaction();
  const trx = joined.get() as Knex.Transaction;
  // Code of an app may have ended it by its own hand: what comes after belongs to no transaction.
  return trx.isCompleted() ? null : trx;
};
