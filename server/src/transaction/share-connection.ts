import type { Core } from '@strapi/strapi';
import { currentTransaction } from './current';

interface KnexClient {
  acquireConnection: () => Promise<object>;
  releaseConnection: (connection: object) => Promise<void>;
}

/**
 * Lets plain knex queries inside a transaction use its connection, on SQLite, which has only one. A lifecycle of an app that
 * runs `strapi.db.connection.raw(…)` would otherwise wait for a connection that is not given back before it ends: Strapi
 * itself opens no transaction around writes to roles or users, so such code is out there. The query becomes a part of the
 * transaction. Other databases have connections to spare.
 *
 * Returns a function that puts everything back.
 */
export const shareConnection = (strapi: Core.Strapi): (() => void) => {
  if (strapi.db.dialect.client !== 'sqlite') return () => undefined;
  const client = strapi.db.connection.client as KnexClient;
  const { acquireConnection, releaseConnection } = client;
  const lent = new Map<object, number>();

  const acquirePlain = () => acquireConnection.call(client);

  const acquireWithin = async () => {
    const trx = await currentTransaction(strapi);
    if (!trx || trx.isCompleted()) return acquirePlain();
    const connection = await (trx.client as KnexClient).acquireConnection();
    lent.set(connection, (lent.get(connection) ?? 0) + 1);
    return connection;
  };

  // On the way of every query of the app.
  client.acquireConnection = () => (strapi.db.inTransaction() ? acquireWithin() : acquirePlain());

  client.releaseConnection = async (connection) => {
    const times = lent.get(connection) ?? 0;
    if (times === 0) return releaseConnection.call(client, connection);
    lent.set(connection, times - 1);
  };

  return () => Object.assign(client, { acquireConnection, releaseConnection });
};
