import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { type EventRow, eventTable } from '../event';

/** Rows in one statement: far below what any database allows in parameters, far above what a request changes. */
const ROWS_PER_STATEMENT = 500;

/** Inserts rows on `trx`, or on a connection of its own where there is none; all of them or none. */
export const insertRows = async (
  strapi: Core.Strapi,
  rows: EventRow[],
  trx?: Knex.Transaction,
): Promise<void> => {
  if (rows.length > ROWS_PER_STATEMENT && !trx) {
    await strapi.db.connection.transaction((own) => insertRows(strapi, rows, own));
    return;
  }
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const statement = eventTable(strapi).insert(rows.slice(start, start + ROWS_PER_STATEMENT));
    await (trx ? statement.transacting(trx) : statement);
  }
};

/**
 * Inserts rows on an open transaction in such a way that a failure leaves the transaction usable. PostgreSQL refuses every
 * further statement after a failed one, unless there is a savepoint to go back to; it is released by the commit.
 */
export const insertRowsBehindSavepoint = async (
  strapi: Core.Strapi,
  rows: EventRow[],
  trx: Knex.Transaction,
): Promise<void> => {
  if (strapi.db.dialect.client !== 'postgres') {
    await insertRows(strapi, rows, trx);
    return;
  }
  await trx.raw('SAVEPOINT audit_log');
  try {
    await insertRows(strapi, rows, trx);
  } catch (error) {
    await trx.raw('ROLLBACK TO SAVEPOINT audit_log');
    throw error;
  }
};
