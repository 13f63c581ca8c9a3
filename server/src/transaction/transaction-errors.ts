import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/**
 * MySQL and MariaDB have rolled back the whole transaction, for a deadlock or because a row has
 * changed since it was read (MariaDB's `innodb_snapshot_isolation`). Later statements would be
 * committed one by one.
 */
export const ROLLED_BACK_ON_MYSQL: ReadonlySet<unknown> = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_CHECKREAD',
]);

/**
 * MySQL and MariaDB roll back the statement, or with `innodb_rollback_on_timeout` the whole
 * transaction.
 */
const TIMEOUT_ON_MYSQL = 'ER_LOCK_WAIT_TIMEOUT';

/**
 * SQLite may have rolled back by itself: https://sqlite.org/lang_transaction.html, "Response To
 * Errors Within A Transaction".
 */
const ENDED_ON_SQLITE = /^SQLITE_(FULL|IOERR|NOMEM|BUSY|INTERRUPT)/;

/**
 * PostgreSQL's own errors have five characters. Each aborts its transaction, except behind a
 * savepoint.
 */
const FROM_POSTGRES = /^[0-9A-Z]{5}$/;

/**
 * An earlier statement failed, so PostgreSQL refuses all others and answers COMMIT with a rollback.
 */
const ABORTED_ON_POSTGRES = '25P02';

const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

/**
 * Whether a failed query has ended its transaction. Code that catches such an error must rethrow
 * it. What is written afterwards would fail, or be kept without the part that was rolled back.
 */
export const hasEndedTransaction = (strapi: Core.Strapi, error: unknown): boolean => {
  if (!strapi.db.inTransaction()) return false;
  const code = codeOf(error);
  switch (strapi.db.dialect.client) {
    case 'postgres':
      return FROM_POSTGRES.test(code);
    case 'mysql':
      return ROLLED_BACK_ON_MYSQL.has(code) || code === TIMEOUT_ON_MYSQL;
    default:
      return ENDED_ON_SQLITE.test(code);
  }
};

/**
 * Whether `trx` has ended after a failed statement. On PostgreSQL, the statement was behind a
 * savepoint.
 */
export const isTransactionGone = async (
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  error: unknown,
): Promise<boolean> => {
  const code = codeOf(error);
  switch (strapi.db.dialect.client) {
    case 'postgres':
      return code === ABORTED_ON_POSTGRES;
    case 'mysql':
      return ROLLED_BACK_ON_MYSQL.has(code) || (code === TIMEOUT_ON_MYSQL && timeoutEnds(trx));
    default:
      return !(await sqliteConnectionOf(trx)).inTransaction;
  }
};

const timeoutEnds = async (trx: Knex.Transaction): Promise<boolean> => {
  const [[answer]] = (await trx.raw('SELECT @@innodb_rollback_on_timeout AS ends')) as [
    [{ ends: number }],
  ];
  return answer.ends === 1;
};

const sqliteConnectionOf = (trx: Knex.Transaction): Promise<{ inTransaction: boolean }> =>
  (
    trx.client as { acquireConnection: () => Promise<{ inTransaction: boolean }> }
  ).acquireConnection();
