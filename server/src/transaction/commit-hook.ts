import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { ROLLED_BACK_ON_MYSQL } from './transaction-errors';

type Query = (connection: unknown, statement: string | { sql: string }) => Promise<unknown>;

/** Replaces a commit. It calls `commit` itself, and throws to prevent the commit. */
type BeforeCommit = (commit: () => Promise<void>) => Promise<void>;

interface Hook {
  beforeCommit: BeforeCommit;
}

const hooks = new WeakMap<Knex.Transaction, Hook>();

/**
 * The one place where the plugin reaches into a transaction of knex. It does two things:
 *
 * - The journal writes its rows just before the commit ({@link hookCommit}).
 * - After MySQL or MariaDB has rolled back a transaction by itself, only ROLLBACK is let through.
 *   Code of an app may swallow a deadlock and go on: the first half of its work would be gone, the
 *   second half would be kept statement by statement, and both would be recorded. PostgreSQL does
 *   this by itself.
 */
const hookInto = (strapi: Core.Strapi, trx: Knex.Transaction): Hook => {
  const known = hooks.get(trx);
  if (known) return known;
  const hook: Hook = { beforeCommit: (commit) => commit() };
  hooks.set(trx, hook);
  const rolledBack = strapi.db.dialect.client === 'mysql' ? blockAfterRollback(trx) : () => null;

  const commit = trx.commit.bind(trx);
  const commitWhole = async (value?: unknown): Promise<void> => {
    // Knex answers a failed COMMIT as if it had succeeded.
    const refuse = () => {
      const error = rolledBack();
      if (error) throw error;
    };
    refuse();
    await hook.beforeCommit(async () => {
      refuse();
      await commit(value);
    });
  };
  trx.commit = commitWhole as unknown as typeof trx.commit;
  return hook;
};

/**
 * Returns a function that returns the error with which the database rolled back `trx`, if it did.
 */
const blockAfterRollback = (trx: Knex.Transaction): (() => Error | null) => {
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
  return () => end;
};

/** Prepares a transaction before anything happens in it. */
export const prepareTransaction = (strapi: Core.Strapi, trx: Knex.Transaction): void => {
  hookInto(strapi, trx);
};

/** Runs `beforeCommit` in place of the commit of `trx`. A transaction has one such function. */
export const hookCommit = (
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  beforeCommit: BeforeCommit,
): void => {
  hookInto(strapi, trx).beforeCommit = beforeCommit;
};
