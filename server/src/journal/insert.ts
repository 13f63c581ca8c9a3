import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { EVENT_TABLE } from '../constants';
import { type EventRow, eventTable } from '../event';

/**
 * Rows in one statement: far below the parameter limit of any database, far above what a request
 * changes.
 */
const ROWS_PER_STATEMENT = 500;

/** Inserts all rows or none, on `trx` or on its own connection. */
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
 * Inserts rows in an open transaction so that a failure leaves the transaction usable. PostgreSQL
 * refuses every statement after a failed one unless there is a savepoint. The commit releases it.
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

/** The characters that a character set lacks. Sets that are not listed have all characters. */
const BEYOND: Readonly<Record<string, RegExp | undefined>> = {
  __proto__: undefined,
  // MySQL's and MariaDB's older UTF-8 has no emoji.
  utf8: /[\u{10000}-\u{10ffff}]/gu,
  utf8mb3: /[\u{10000}-\u{10ffff}]/gu,
  latin1: /[^\u0000-\u00ff]/gu, // eslint-disable-line no-control-regex
  ascii: /[^\u0000-\u007f]/gu, // eslint-disable-line no-control-regex
};
/** PostgreSQL's names for these sets. */
const ALIASES: Readonly<Record<string, string | undefined>> = {
  __proto__: undefined,
  latin1: 'latin1',
  latin9: 'latin1',
  win1252: 'latin1',
};

/** The mark that replaces a character which the set lacks. */
const markFor = (beyond: RegExp): string =>
  new RegExp(beyond.source, 'u').test('\uFFFD') ? '?' : '\uFFFD';

const replaced = (row: EventRow, beyondOf: (column: string) => RegExp | undefined): EventRow =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const beyond = typeof value === 'string' ? beyondOf(column) : undefined;
      return [column, beyond ? String(value).replace(beyond, markFor(beyond)) : value];
    }),
  ) as EventRow;

interface ColumnRow {
  name: string;
  charset: string | null;
}

/** PostgreSQL: no such character in the encoding. MySQL and MariaDB: an incorrect string value. */
const ABOUT_CHARACTERS =
  /^(22P05|22021|ER_TRUNCATED_WRONG_VALUE_FOR_FIELD|ER_INVALID_CHARACTER_STRING)$/;

const isAboutCharacters = (error: unknown): boolean =>
  ABOUT_CHARACTERS.test(String((error as { code?: unknown } | null)?.code));

/**
 * Inserts rows. If the database refuses a character, inserts them again with a mark in its place.
 * `insert` must leave nothing behind when it fails.
 */
export const withKnownCharacters = async <T>(
  rows: EventRow[],
  insert: (rows: EventRow[]) => Promise<T>,
): Promise<T> => {
  try {
    return await insert(rows);
  } catch (error) {
    if (!isAboutCharacters(error)) throw error;
  }
  try {
    return await insert(rows.map((row) => replaced(row, () => BEYOND.utf8mb3)));
  } catch (error) {
    if (!isAboutCharacters(error)) throw error;
  }
  return insert(rows.map((row) => replaced(row, () => BEYOND.ascii)));
};

/**
 * The characters that the columns of the table can hold, read once when Strapi starts. Other
 * characters are replaced by a mark.
 */
export class CharacterLimits {
  readonly #beyond = new Map<string, RegExp>();

  /** Replaces the characters that the table lacks. */
  fit(row: EventRow): EventRow {
    return this.#beyond.size === 0 ? row : replaced(row, (column) => this.#beyond.get(column));
  }

  async read(strapi: Core.Strapi): Promise<void> {
    this.#beyond.clear();
    for (const { name, charset } of await columnsOf(strapi)) {
      const key = charset?.toLowerCase() ?? '';
      const beyond = BEYOND[ALIASES[key] ?? key];
      if (beyond) this.#beyond.set(name, beyond);
    }
  }
}

const columnsOf = async (strapi: Core.Strapi): Promise<ColumnRow[]> => {
  const { client } = strapi.db.dialect;
  if (client === 'mysql') return mysqlColumns(strapi);
  return client === 'postgres' ? postgresColumns(strapi) : [];
};

const mysqlColumns = async (strapi: Core.Strapi): Promise<ColumnRow[]> => {
  const [columns] = (await strapi.db.connection.raw(
    'select column_name as name, character_set_name as charset from information_schema.columns where table_schema = database() and table_name = ?',
    [EVENT_TABLE],
  )) as [ColumnRow[]];
  return columns;
};

/** A PostgreSQL database has one encoding. `UTF8` has every character. */
const postgresColumns = async (strapi: Core.Strapi): Promise<ColumnRow[]> => {
  const { rows } = (await strapi.db.connection.raw(
    "select column_name as name, nullif(lower(current_setting('server_encoding')), 'utf8') as charset from information_schema.columns where table_name = ?",
    [EVENT_TABLE],
  )) as { rows: ColumnRow[] };
  return rows;
};
