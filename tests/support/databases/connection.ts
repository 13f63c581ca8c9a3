import type { Knex } from 'knex';
import type { TestDatabase } from './index';

/** Direct access to the database of a test or a measurement. */
export const connectionOf = ({ client, env }: TestDatabase): Knex.Config => {
  if (client === 'sqlite') {
    return {
      client: 'better-sqlite3',
      connection: { filename: env.DATABASE_FILENAME as string },
      useNullAsDefault: true,
    };
  }
  return {
    client: client === 'postgres' ? 'pg' : 'mysql2',
    connection: {
      host: env.DATABASE_HOST,
      port: Number(env.DATABASE_PORT),
      user: env.DATABASE_USERNAME,
      password: env.DATABASE_PASSWORD,
      database: env.DATABASE_NAME,
    },
  };
};
