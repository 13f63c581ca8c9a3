/**
 * The database of a test. Which kind is used is one decision per run (`DATABASE_CLIENT`), so that
 * the same tests are run again on each of them.
 */
import { createMysqlDatabase } from './mysql';
import { createPostgresDatabase } from './postgres';
import { createSqliteDatabase } from './sqlite';

export type DatabaseClient = 'sqlite' | 'postgres' | 'mysql';

/** An empty database that belongs to one test. */
export interface TestDatabase {
  readonly client: DatabaseClient;
  /** The environment that points the fixture app at it. */
  readonly env: Readonly<Record<string, string>>;
  drop(): Promise<void>;
}

const creators: Record<DatabaseClient, () => Promise<TestDatabase>> = {
  sqlite: createSqliteDatabase,
  postgres: createPostgresDatabase,
  mysql: createMysqlDatabase,
};

const isDatabaseClient = (name: string): name is DatabaseClient => Object.hasOwn(creators, name);

/** The kind of database that this run is on. */
export function databaseClient(): DatabaseClient {
  const name = process.env.DATABASE_CLIENT ?? 'sqlite';
  if (!isDatabaseClient(name)) {
    throw new Error(`DATABASE_CLIENT is "${name}"; it can be ${Object.keys(creators).join(', ')}.`);
  }
  return name;
}

/** Creates an empty database of the kind that this run is on. */
export const createDatabase = (): Promise<TestDatabase> => creators[databaseClient()]();
