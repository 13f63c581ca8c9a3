/** A lifecycle that awaits a request to its own server: on SQLite both need the one connection. */
import { createRole, registerFirstAdmin, type AdminAgent } from '../support/admin';
import { databaseClient } from '../support/databases';
import { node } from '../support/node';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { readEvents } from './support/events';

let server: RunningStrapi;
let ada: AdminAgent;

beforeAll(async () => {
  server = await startStrapi({ env: { LOG_LEVEL: 'silent' } });
  ada = await registerFirstAdmin(server);
});

afterAll(() => server.stop());

it('ends, says what happened, and its write is made and recorded', async () => {
  const { strapi, url } = server;
  const { pool } = strapi.db.connection.client as { pool: { acquireTimeoutMillis: number } };
  // By default a minute.
  pool.acquireTimeoutMillis = 2_000;
  const logged = jest.spyOn(strapi.log, 'error');
  let status: number | undefined;
  const unsubscribe = strapi.db.lifecycles.subscribe({
    models: ['admin::role'],
    async afterCreate() {
      const headers = { authorization: `Bearer ${ada.token}` };
      ({ status } = await node.global.fetch(`${url}/admin/users/me`, { headers }));
    },
  });
  await createRole(ada, { name: 'Asks its own server' });
  unsubscribe();

  const isSqlite = databaseClient() === 'sqlite';
  expect(status).toBe(isSqlite ? 500 : 200);
  const lines = logged.mock.calls.flat().join();
  expect(lines.includes('awaits a request to its own server')).toBe(isSqlite);
  const events = await readEvents(ada, { category: 'role', q: 'Asks its own server' });
  expect(events).toMatchObject([{ action: 'created', modifiedBy: { id: String(ada.user.id) } }]);
});
