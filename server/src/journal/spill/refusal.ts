import type { Core } from '@strapi/strapi';
import { blankRow } from '../../event';
import { insertRows } from '../insert';

/** SQLSTATE classes: a value that does not fit, a constraint, something that is not there. PostgreSQL, MySQL and MariaDB. */
const ABOUT_VALUES = /^(22|23|42)...$/;
const ABOUT_VALUES_ON_SQLITE = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|ERROR)/;

class Undo extends Error {}

/** Whether the table takes an ordinary event; none is left in it. */
const takesEvents = async (strapi: Core.Strapi): Promise<boolean> => {
  try {
    await strapi.db.connection.transaction(async (trx) => {
      await insertRows(
        strapi,
        [blankRow({ category: 'audit-log', action: 'spill-replayed' })],
        trx,
      );
      throw new Undo();
    });
  } catch (error) {
    return error instanceof Undo;
  }
  return false;
};

/**
 * Whether the table refuses an event for what is in it, not because the database is away, full or busy: only then will it
 * never take it.
 */
export const canNeverTake = async (strapi: Core.Strapi, error: unknown): Promise<boolean> => {
  const { code, sqlState } = error as { code?: unknown; sqlState?: unknown };
  const isAboutValues =
    strapi.db.dialect.client === 'sqlite'
      ? ABOUT_VALUES_ON_SQLITE.test(String(code))
      : ABOUT_VALUES.test(String(sqlState ?? code));
  return isAboutValues && takesEvents(strapi);
};
