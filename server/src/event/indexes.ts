import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { EVENT_TABLE } from '../constants';
import { reportFailure } from '../report-failure';
import { eventTable } from './table';

/** An index of the table of events. A changed index needs a new name, so that it is built again. */
interface EventIndex {
  name: string;
  columns: string[];
}

/** The columns that the chart and the counts sum up. With them, the index alone answers. */
const COUNTED = ['outcome', 'attempts'];

/** Every filter of the page reads one index: first the column of the filter, then time. */
const index = (name: string, columns: string[], alsoRead: string[] = []): EventIndex => ({
  name: `${EVENT_TABLE}_${name}_idx`,
  columns: [...columns, 'occurred_at', 'id', ...alsoRead],
});

/**
 * They are not part of the content type. On PostgreSQL and MySQL, Strapi does not see the column
 * `id` of an index and takes the index for changed. It would drop and build all of them again
 * before the app answers, whenever the app's schema changes.
 */
export const EVENT_INDEXES: readonly EventIndex[] = [
  index('time', [], COUNTED),
  index('category', ['category'], COUNTED),
  index('action', ['action'], COUNTED),
  index('outcome', ['outcome'], ['attempts']),
  index('actor', ['actor_type', 'actor_id'], COUNTED),
  index('entity', ['entity_type', 'entity_id'], COUNTED),
  index('source', ['source'], COUNTED),
  index('request', ['request_id']),
];

/** Building an index for this many events takes no noticeable time. */
const MAX_EVENTS_AT_START = 20_000;

type Client = 'sqlite' | 'postgres' | 'mysql';

interface Dialect {
  /** Selects `name` and `valid` of the indexes of a table in a schema. */
  find: string;
  /** Takes a lock that ends with the session, and returns the session. */
  lock: string;
  unlock: string;
  /** Stops what a session is doing. */
  cancel: string;
  /** The keyword that lets the app write while the index is built. */
  online: string;
}

const LOCK = 'audit-log.indexes';

const DIALECTS: Record<Exclude<Client, 'sqlite'>, Dialect> = {
  postgres: {
    find: 'SELECT i.relname AS name, x.indisvalid AS valid FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace WHERE t.relname = ? AND n.nspname = COALESCE(?, current_schema())',
    lock: `SELECT pg_backend_pid() AS session, pg_try_advisory_lock(hashtext('${LOCK}')) AS locked`,
    unlock: `SELECT pg_advisory_unlock(hashtext('${LOCK}'))`,
    cancel: 'SELECT pg_cancel_backend(?)',
    online: 'CONCURRENTLY',
  },
  mysql: {
    find: 'SELECT DISTINCT index_name AS name, 1 AS valid FROM information_schema.statistics WHERE table_name = ? AND table_schema = COALESCE(?, DATABASE())',
    lock: `SELECT CONNECTION_ID() AS session, GET_LOCK(CONCAT(DATABASE(), '.${LOCK}'), 0) AS locked`,
    unlock: `SELECT RELEASE_LOCK(CONCAT(DATABASE(), '.${LOCK}'))`,
    cancel: 'KILL QUERY ?',
    // InnoDB does this by itself.
    online: '',
  },
};

const rowsOf = (answer: unknown): Record<string, unknown>[] => {
  const { rows } = answer as { rows?: Record<string, unknown>[] };
  return rows ?? (answer as Record<string, unknown>[][])[0] ?? [];
};

const placesFor = (columns: string[]): string => columns.map(() => '??').join(', ');

/**
 * Builds the missing indexes of the table of events: at once if the table is small, else while the
 * app runs. A start never waits for a large table and never fails because of an index.
 */
export class IndexBuilder {
  readonly #strapi: Core.Strapi;
  #session: unknown = null;
  #isStopped = false;
  #building: Promise<void> = Promise.resolve();

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  /** Resolves when a small table has its indexes, or when building on a large one has begun. */
  async start(): Promise<void> {
    try {
      if (this.#client === 'sqlite') return await this.#buildOnSqlite();
      const newest = await eventTable(this.#strapi).orderBy('id', 'desc').first('id');
      const isLarge = Number(newest?.id ?? 0) > MAX_EVENTS_AT_START;
      this.#building = this.#build(DIALECTS[this.#client], isLarge).catch((error: unknown) =>
        this.#report(error),
      );
      if (!isLarge) await this.#building;
    } catch (error) {
      this.#report(error);
    }
  }

  /** Cancels the index that is being built. The next start builds it. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#session !== null && this.#client !== 'sqlite') {
      await this.#knex
        .raw(DIALECTS[this.#client].cancel, [this.#session as number])
        .catch(() => null);
    }
    await this.#building;
  }

  get #knex(): Knex {
    return this.#strapi.db.connection;
  }

  get #client(): Client {
    return this.#strapi.db.dialect.client as Client;
  }

  /** A name in the schema that Strapi uses. */
  #inSchema(name: string): string {
    const schema = this.#strapi.db.getSchemaName();
    return schema ? `${schema}.${name}` : name;
  }

  async #buildOnSqlite(): Promise<void> {
    for (const { name, columns } of EVENT_INDEXES) {
      const sql = `CREATE INDEX IF NOT EXISTS ?? ON ?? (${placesFor(columns)})`;
      await this.#knex.raw(sql, [name, EVENT_TABLE, ...columns]);
    }
  }

  async #build(dialect: Dialect, isLarge: boolean): Promise<void> {
    if ((await this.#missing(dialect)).length === 0) return;
    if (isLarge && this.#knex.client.pool.max < 2) {
      throw new Error('The pool has one connection, which the app needs.');
    }
    // One connection for everything, because the lock belongs to the connection.
    const connection: unknown = await this.#knex.client.acquireConnection();
    const run = async (sql: string, bindings: Knex.RawBinding[] = []) =>
      rowsOf(await this.#knex.raw(sql, bindings).connection(connection));
    try {
      const [{ session, locked } = {}] = await run(dialect.lock);
      if (!locked) return;
      this.#session = session;
      // Asked again, because another process may have built them before it released the lock.
      for (const index of await this.#missing(dialect)) {
        if (this.#isStopped) break;
        await this.#create(index, isLarge ? dialect.online : '', run).catch((error: unknown) =>
          this.#report(error, index.name),
        );
      }
    } finally {
      this.#session = null;
      await run(dialect.unlock).catch(() => null);
      await this.#knex.client.releaseConnection(connection);
    }
  }

  async #create(
    { name, columns, isBroken }: EventIndex & { isBroken: boolean },
    online: string,
    run: (sql: string, bindings: Knex.RawBinding[]) => Promise<unknown>,
  ): Promise<void> {
    if (online) this.#strapi.log.info(`[audit-log] Making the index ${name} beside the app.`);
    if (isBroken) await run(`DROP INDEX ${online} ??`, [this.#inSchema(name)]);
    const sql = `CREATE INDEX ${online} ?? ON ?? (${placesFor(columns)})`;
    await run(sql, [name, this.#inSchema(EVENT_TABLE), ...columns]);
  }

  /** The indexes that do not exist, and those that PostgreSQL could not finish. */
  async #missing(dialect: Dialect): Promise<(EventIndex & { isBroken: boolean })[]> {
    const schema = this.#strapi.db.getSchemaName();
    const found = rowsOf(await this.#knex.raw(dialect.find, [EVENT_TABLE, schema ?? null]));
    const valid = new Map(found.map(({ name, valid: isValid }) => [name, Boolean(isValid)]));
    return EVENT_INDEXES.filter(({ name }) => !valid.get(name)).map((index) => ({
      ...index,
      isBroken: valid.has(index.name),
    }));
  }

  #report(error: unknown, name = ''): void {
    if (this.#isStopped) return;
    const what = `The page may be slow, because an index of audit_events is missing. See docs/databases.md. ${name}`;
    reportFailure(this.#strapi, what.trim(), error);
  }
}
