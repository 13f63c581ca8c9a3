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
 * The oldest rows of these tables are what the acts are done with: the first administrator, its role, the token of the
 * Content API, the default locale. No act may take them away.
 */
const SPARED: Record<string, number> = {
  admin_users: 2,
  admin_roles: 3,
  strapi_api_tokens: 3,
  up_roles: 2,
  up_users: 1,
  i18n_locale: 1,
};

/** Strapi makes permissions in no order. */
const ORDER: Record<string, string[]> = {
  admin_permissions: ['action', 'subject', 'id'],
  up_permissions: ['action', 'id'],
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

  constructor(database: TestDatabase) {
    this.#client = database.client;
    this.#knex = knex({ ...connectionOf(database), pool: { min: 1, max: 4 } });
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
    const lists = await Promise.all(names.map((name) => this.#knex(name).select('*')));
    return new Map(
      names.map((name, index) => {
        const rows = lists[index] as Row[];
        const former = earlier?.get(name);
        const isSame = former && JSON.stringify(former) === JSON.stringify(rows);
        return [name, isSame ? former : rows];
      }),
    );
  }

  /** The value of the row that a reference means; `null` where there is none. */
  async valueOf({ $row: table, at, column }: RowReference): Promise<Json> {
    const spared = SPARED[table] ?? 0;
    const rows = () =>
      table === 'admin_permissions'
        ? // Those of the plugin are in one app of a pair only.
          this.#knex(table)
            .whereNot('action', 'like', '%audit-log%')
            .whereRaw(`coalesce(subject, '') not like '%audit-log%'`)
        : this.#knex(table);
    const [{ count }] = (await rows().count({ count: '*' })) as [{ count: number }];
    const open = Number(count) - spared;
    if (open <= 0) return null;
    const order = ORDER[table] ?? ['id'];
    const found = (await rows()
      .orderBy(order)
      .offset(spared + (at % open))
      .first(column)) as Row | undefined;
    return (found?.[column] ?? null) as Json;
  }

  /** Events later than that with this number. */
  async eventsAfter(id: number): Promise<Row[]> {
    return this.#knex('audit_events').where('id', '>', id).orderBy('id');
  }

  close(): Promise<void> {
    return this.#knex.destroy();
  }
}
