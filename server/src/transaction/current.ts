import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** The transaction that the running code is in, if any. */
export const currentTransaction = async (strapi: Core.Strapi): Promise<Knex.Transaction | null> => {
  if (!strapi.db.inTransaction()) return null;
  // Inside a transaction this joins it instead of opening one.
  const joined = await strapi.db.transaction();
  return joined.get() as Knex.Transaction;
};
