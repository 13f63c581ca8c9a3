import type { Core } from '@strapi/strapi';

/** MySQL and MariaDB have rolled back the whole transaction; later statements would commit one by one, each for itself. */
const ENDED_ON_MYSQL = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT']);

/** SQLite may have rolled back by itself: https://sqlite.org/lang_transaction.html, "Response To Errors Within A Transaction". */
const ENDED_ON_SQLITE = /^SQLITE_(FULL|IOERR|NOMEM|BUSY|INTERRUPT)/;

/** PostgreSQL's own errors have five characters. Each aborts the transaction it comes up in, save behind a savepoint. */
const FROM_POSTGRES = /^[0-9A-Z]{5}$/;

/**
 * Whether an error of a query means that the transaction around it is gone. Whoever catches such an error must throw it on:
 * what is written afterwards would either fail or, worse, be kept without the part that was rolled back.
 */
export const hasEndedTransaction = (strapi: Core.Strapi, error: unknown): boolean => {
  if (!strapi.db.inTransaction()) return false;
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string') return false;
  switch (strapi.db.dialect.client) {
    case 'postgres':
      return FROM_POSTGRES.test(code);
    case 'mysql':
      return ENDED_ON_MYSQL.has(code);
    default:
      return ENDED_ON_SQLITE.test(code);
  }
};
