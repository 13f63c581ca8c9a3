import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { ROLLED_BACK_ON_MYSQL } from './transaction-errors';

type Query = (connection: unknown, statement: string | { sql: string }) => Promise<unknown>;

const held = new WeakSet<Knex.Transaction>();

/**
 * Lets nothing more through in a transaction that MySQL or MariaDB has rolled back by itself, but the end of it. Code of an
 * app may swallow a deadlock and go on: the first half of its work would be gone, the second would be kept statement by
 * statement, and the record of both would be written. PostgreSQL refuses by itself.
 */
export const blockAfterRollback = (strapi: Core.Strapi, trx: Knex.Transaction): void => {
  if (strapi.db.dialect.client !== 'mysql' || held.has(trx)) return;
  held.add(trx);
  let end: Error | null = null;
  trx.on('query-error', (error: Error & { code?: string }) => {
    if (ROLLED_BACK_ON_MYSQL.has(error.code)) end ??= error;
  });

  const client = trx.client as { query: Query };
  const query = client.query.bind(client);
  client.query = async (connection, statement) => {
    const sql = typeof statement === 'string' ? statement : statement.sql;
    if (end && !/^ROLLBACK/i.test(sql)) throw end;
    return query(connection, statement);
  };

  // Knex answers a failed COMMIT as if it had succeeded.
  const commit = trx.commit.bind(trx);
  const commitWhole = async (value?: unknown) => {
    if (end) throw end;
    return commit(value);
  };
  trx.commit = commitWhole as unknown as typeof trx.commit;
};
