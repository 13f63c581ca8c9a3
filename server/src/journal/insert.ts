import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { EVENT_TABLE } from '../constants';
import { type EventRow, eventTable } from '../event';

/**
 * Rows in one statement: far below what any database allows in parameters, far above what a request
 * changes.
 */
const ROWS_PER_STATEMENT = 500;

/**
 * Inserts rows on `trx`, or on a connection of its own where there is none; all of them or none.
 */
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
 * Inserts rows on an open transaction in such a way that a failure leaves the transaction usable.
 * PostgreSQL refuses every further statement after a failed one, unless there is a savepoint to go
 * back to; it is released by the commit.
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

/**
 * Which characters a column cannot take, by the name of its character set. What is not named here
 * takes all of them.
 */
const BEYOND: Readonly<Record<string, RegExp | undefined>> = {
  __proto__: undefined,
  // MySQL's and MariaDB's older UTF-8 has no emoji.
  utf8: /[\u{10000}-\u{10ffff}]/gu,
  utf8mb3: /[\u{10000}-\u{10ffff}]/gu,
  latin1: /[^\u0000-\u00ff]/gu, // eslint-disable-line no-control-regex
  ascii: /[^\u0000-\u007f]/gu, // eslint-disable-line no-control-regex
};
/** Names that PostgreSQL has for the same. */
const ALIASES: Readonly<Record<string, string | undefined>> = {
  __proto__: undefined,
  latin1: 'latin1',
  latin9: 'latin1',
  win1252: 'latin1',
};

/** A mark that a character set has, where a character was that it does not have. */
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
 * Inserts rows; where the database refuses them because it does not have one of their characters,
 * once more with a mark in its place. `insert` leaves nothing behind where it fails.
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
 * What the columns of the table can hold. It is read once, when Strapi starts. An event whose texts
 * have other characters is recorded with a mark in their place.
 */
export class CharacterLimits {
  readonly #beyond = new Map<string, RegExp>();

  /** The row as the table can take it. */
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

/**
 * The encoding is that of the whole database. UTF-8 is called `UTF8` there, and has every
 * character.
 */
const postgresColumns = async (strapi: Core.Strapi): Promise<ColumnRow[]> => {
  const { rows } = (await strapi.db.connection.raw(
    "select column_name as name, nullif(lower(current_setting('server_encoding')), 'utf8') as charset from information_schema.columns where table_name = ?",
    [EVENT_TABLE],
  )) as { rows: ColumnRow[] };
  return rows;
};
