import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { missingMethods, patchMethod } from './patch';
import type { Seam } from './seam';

interface KnexClient {
  acquireConnection: (...args: unknown[]) => Promise<object>;
  releaseConnection: (connection: object, ...args: unknown[]) => Promise<void>;
}

/** Knex only says that the pool is full. */
const WAITED =
  "[audit-log] A query has waited in vain for SQLite's one connection, which an open transaction has. " +
  'The usual cause is a lifecycle that awaits a request to its own server. ' +
  'Start such requests after the commit: strapi.db.transaction(({ onCommit }) => onCommit(…)).';

const METHODS = ['acquireConnection', 'releaseConnection'] as const;

const clientOf = (strapi: Core.Strapi) => strapi.db.connection.client as KnexClient;

const isSqlite = (strapi: Core.Strapi): boolean => strapi.db.dialect.client === 'sqlite';

/**
 * On SQLite, which has one connection, plain knex queries inside a transaction use its connection.
 * Strapi itself opens no transaction around writes to roles or users, so an app may run
 * `strapi.db.connection.raw(…)` in their lifecycles. Without this seam, that query would wait for a
 * connection that is released only after it. The query becomes a part of the transaction. Other
 * databases have more connections.
 */
export const sharedConnection = (
  currentTransaction: (strapi: Core.Strapi) => Promise<Knex.Transaction | null>,
): Seam => ({
  name: 'shared-connection',
  reliesOn: `Knex asks its client for every connection, by ${METHODS.join(' and ')}.`,
  why: 'SQLite has one connection, and the transaction around a write has it.',
  seenIn: 'knex/lib/client.js',
  since: '5.0.0',
  without: 'A plain query in a lifecycle of users, roles, tokens or settings times out on SQLite.',
  check: (strapi) =>
    isSqlite(strapi) ? missingMethods('knex client', clientOf(strapi), METHODS) : [],
  install: (strapi) => {
    if (!isSqlite(strapi)) return () => undefined;
    const client = clientOf(strapi);
    const lent = new Map<object, number>();

    const undoAcquire = patchMethod<KnexClient['acquireConnection']>(
      client,
      'acquireConnection',
      (original) => {
        const alone = async (...args: unknown[]) => {
          try {
            return await original.apply(client, args);
          } catch (error) {
            if ((error as Partial<Error>).name === 'KnexTimeoutError') strapi.log.error(WAITED);
            throw error;
          }
        };
        const within = async (...args: unknown[]) => {
          const trx = await currentTransaction(strapi);
          if (!trx) return alone(...args);
          const connection = await (trx.client as KnexClient).acquireConnection();
          lent.set(connection, (lent.get(connection) ?? 0) + 1);
          return connection;
        };
        // Every query of the app runs through this.
        return (...args) => (strapi.db.inTransaction() ? within(...args) : alone(...args));
      },
    );
    const undoRelease = patchMethod<KnexClient['releaseConnection']>(
      client,
      'releaseConnection',
      (original) =>
        async (connection, ...args) => {
          const times = lent.get(connection) ?? 0;
          if (times === 0) return original.call(client, connection, ...args);
          lent.set(connection, times - 1);
        },
    );
    return () => {
      undoAcquire();
      undoRelease();
    };
  },
});
