/**
 * A lifecycle that awaits a request to its own server: on SQLite both need the one connection.
 *
 * @whole-run sqlite postgres
 */
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { databaseClient } from '../support/databases';
import { node } from '../support/node';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvents } from './support/events';
import { removeMade, WRAPPED_PATHS } from './support/wrapped-paths';

let server: RunningStrapi;
let ada: AdminAgent;

beforeAll(async () => {
  server = await startStrapi({ env: { LOG_LEVEL: 'silent' } });
  ada = await registerFirstAdmin(server);
  const { pool } = server.strapi.db.connection.client as {
    pool: { acquireTimeoutMillis: number };
  };
  // By default a minute.
  pool.acquireTimeoutMillis = 1_000;
});

afterAll(() => server.stop());

/**
 * Writes, and answers what status a lifecycle within has got from its own server, and what was
 * logged.
 */
const writingAndAsking = async ({ model, write }: (typeof WRAPPED_PATHS)[number]) => {
  const { strapi, url } = server;
  const logged = jest.spyOn(strapi.log, 'error').mockClear();
  const statuses: number[] = [];
  const ask = async () => {
    if (statuses.length > 0) return;
    const headers = { authorization: `Bearer ${ada.token}` };
    const { status } = await node.global.fetch(`${url}/admin/users/me`, { headers });
    statuses.push(status);
  };
  const unsubscribe = strapi.db.lifecycles.subscribe({
    models: [model],
    afterCreate: ask,
    afterUpdate: ask,
  });
  try {
    await write(strapi, ada);
  } finally {
    unsubscribe();
  }
  return { statuses, lines: logged.mock.calls.flat().join() };
};

describe.each(WRAPPED_PATHS)('a lifecycle of $name that awaits its own server', (path) => {
  it('ends, says what happened, and its write is made and recorded', async () => {
    const before = (await readEvents(ada)).length;
    const { statuses, lines } = await writingAndAsking(path);

    const isSqlite = databaseClient() === 'sqlite';
    expect(statuses).toEqual([isSqlite ? 500 : 200]);
    expect(lines.includes('awaits a request to its own server')).toBe(isSqlite);
    expect((await readEvents(ada)).length).toBeGreaterThan(before);
    await removeMade(server.strapi);
  });
});
