/** The tables of an app, read by SQL: nothing of Strapi stands between them and the oracle. */
import knex, { type Knex } from 'knex';
import type { Json } from '../../server/src/contracts';
import type { TestDatabase } from '../support/databases';
import { connectionOf } from '../support/databases/connection';
import type { RowReference } from './act';

export type Row = Record<string, unknown>;

/** All rows, by table. */
export type Tables = Map<string, Row[]>;

/** The plugin's own tables, and what the migrations of Strapi keep: neither is the app's data. */
const NOT_THE_APPS = /^(audit_|strapi_database_schema$|strapi_migrations|sqlite_)/;

/**
 * The oldest rows of these tables are what the acts are done with: the people who send requests,
 * their roles, the token of the Content API, the default locale. No act may take them away.
 */
const SPARED: Record<string, number> = {
  admin_users: 3,
  admin_roles: 3,
  strapi_api_tokens: 3,
  up_roles: 2,
  up_users: 2,
  i18n_locale: 1,
};

/** Strapi makes permissions in no order. */
const ORDER: Record<string, string[]> = {
  admin_permissions: ['action', 'subject', 'id'],
  up_permissions: ['action', 'id'],
};

const compare = (a: unknown, b: unknown): number => {
  if (a === b) return 0;
  // What is not there comes first.
  if (a === null || a === undefined) return -1;
  if (b === null || b === undefined) return 1;
  return a < b ? -1 : 1;
};

const TABLE_NAMES: Record<TestDatabase['client'], string> = {
  sqlite: `SELECT name FROM sqlite_master WHERE type = 'table'`,
  postgres: `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  mysql: `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = database()`,
};

const rowsOf = (answer: unknown, client: TestDatabase['client']): Row[] => {
  if (client === 'postgres') return (answer as { rows: Row[] }).rows;
  return (client === 'mysql' ? (answer as [Row[]])[0] : answer) as Row[];
};

export class TableReader {
  readonly #knex: Knex;
  readonly #client: TestDatabase['client'];
  #names: string[] | null = null;
  /** The documents of each table in the order in which they were seen first. */
  readonly #documents = new Map<string, Map<string, number>>();

  constructor(database: TestDatabase) {
    this.#client = database.client;
    const config = connectionOf(database);
    this.#knex = knex(
      this.#client === 'mysql'
        ? { ...config, connection: { ...(config.connection as object), multipleStatements: true } }
        : config,
    );
  }

  /** The rows of several tables, by one request to the database. */
  async #select(tables: readonly string[], columns = ['*']): Promise<Row[][]> {
    const queries = tables.map((table) => this.#knex(table).select<Row[]>(columns));
    if (this.#client === 'sqlite' || queries.length < 2) return Promise.all(queries);
    const answer: unknown = await this.#knex.raw(queries.join(';\n'));
    return this.#client === 'postgres'
      ? (answer as { rows: Row[] }[]).map(({ rows }) => rows)
      : (answer as [Row[][]])[0];
  }

  async #tables(): Promise<string[]> {
    if (this.#names === null) {
      const rows = rowsOf(await this.#knex.raw(TABLE_NAMES[this.#client]), this.#client);
      this.#names = rows.map(({ name }) => String(name)).filter((name) => !NOT_THE_APPS.test(name));
    }
    return this.#names;
  }

  /** Every table, whole. A table that is as it was in `earlier` is that very list of rows. */
  async read(earlier?: Tables): Promise<Tables> {
    const names = await this.#tables();
    const lists = await this.#select(names);
    for (const [index, name] of names.entries()) {
      const rows = lists[index] as Row[];
      if (rows[0] && 'document_id' in rows[0]) this.#note(name, rows);
    }
    return new Map(
      names.map((name, index) => {
        const rows = lists[index] as Row[];
        const former = earlier?.get(name);
        const isSame = former && JSON.stringify(former) === JSON.stringify(rows);
        return [name, isSame ? former : rows];
      }),
    );
  }

  /** Notes the documents that are new in a table. */
  #note(table: string, rows: readonly Row[]): Map<string, number> {
    const known = this.#documents.get(table) ?? new Map<string, number>();
    this.#documents.set(table, known);
    for (const row of [...rows].sort((a, b) => Number(a.id) - Number(b.id))) {
      const { document_id: id } = row;
      if (typeof id === 'string' && !known.has(id)) known.set(id, known.size + 1);
    }
    return known;
  }

  /** Each document by when it came in its table, which is the same in both apps of a pair. */
  get names(): Map<string, string> {
    return new Map(
      [...this.#documents].flatMap(([table, documents]) =>
        [...documents].map(([id, number]) => [id, `<${table} ${number}>`] as const),
      ),
    );
  }

  /** Notes what documents there are now, without reading more of them. */
  async noteDocuments(): Promise<void> {
    // A table without documents has no such column.
    const tables = [...this.#documents].flatMap(([table, { size }]) => (size > 0 ? table : []));
    const lists = await this.#select(tables, ['id', 'document_id']);
    for (const [index, table] of tables.entries()) this.#note(table, lists[index] ?? []);
  }

  /**
   * The rows of a table in an order that is the same in both apps of a pair. Ids are not: Strapi
   * makes the published rows of several entries side by side.
   */
  async #inOrder(table: string): Promise<Row[]> {
    const rows = ((await this.#knex(table).select('*')) as Row[]).filter(
      // Those of the plugin are in one app of a pair only.
      ({ action, subject }) =>
        table !== 'admin_permissions' || !/audit-log/.test(`${String(action)} ${String(subject)}`),
    );
    const documents = this.#note(table, rows);
    const order = ORDER[table];
    const keyOf = (row: Row): unknown[] =>
      order
        ? order.map((column) => row[column])
        : [
            documents.get(String(row.document_id)) ?? 0,
            row.locale,
            row.published_at === null || row.published_at === undefined ? 0 : 1,
            Number(row.id),
          ];
    return rows
      .map((row) => ({ row, key: keyOf(row) }))
      .sort((a, b) => {
        const at = a.key.findIndex((part, index) => compare(part, b.key[index]) !== 0);
        return at < 0 ? 0 : compare(a.key[at], b.key[at]);
      })
      .map(({ row }) => row);
  }

  /** The value of the row that a reference means; `null` where none has one. */
  async valueOf({ $row: table, at, column }: RowReference): Promise<Json> {
    const rows = (await this.#inOrder(table)).slice(SPARED[table] ?? 0);
    const values = rows.map((row) => row[column] ?? null).filter((value) => value !== null);
    return (values[at % values.length] ?? null) as Json;
  }

  /** Events later than that with this number. */
  async eventsAfter(id: number): Promise<Row[]> {
    return this.#knex('audit_events').where('id', '>', id).orderBy('id');
  }

  close(): Promise<void> {
    return this.#knex.destroy();
  }
}
