/**
 * What the plugin does while nobody does anything: a hosted database may be suspended meanwhile.
 *
 * @whole-run sqlite postgres
 */
import { type AdminAgent, createRole, registerFirstAdmin } from '../support/admin';
import { node } from '../support/node';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvents } from './support/events';
import { eventually } from './support/eventually';

const MINUTE = 60_000;

interface Job {
  name: string | null;
  job: { invoke: () => Promise<unknown> };
}

let server: RunningStrapi;
let ada: AdminAgent;

beforeAll(async () => {
  server = await startStrapi();
  ada = await registerFirstAdmin(server);
  // As if Strapi itself had listened.
  server.strapi.plugin('audit-log').service('processes').start();
  await eventually(async () => (await readEvents(ada, { action: 'started' }))[0]);
});

afterEach(() => jest.restoreAllMocks());

afterAll(() => server.stop());

/** Lets so much time go by, for whoever measures it. */
const skip = (ms: number): void => {
  const { performance } = node.global;
  const now = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => now() + ms);
};

/** Sets something as an administrator does on another node: this one gets no notice. */
const setOnAnotherNode = async (settings: object): Promise<void> => {
  const row = { key: 'plugin_audit-log_settings', type: 'object', value: JSON.stringify(settings) };
  const { connection } = server.strapi.db;
  await connection('strapi_core_store_settings').where({ key: row.key }).delete();
  await connection('strapi_core_store_settings').insert(row);
};

it('asks the database nothing for 30 minutes', async () => {
  const { strapi } = server;
  const asked: string[] = [];
  const look = ({ sql }: { sql: string }) => asked.push(sql);
  strapi.db.connection.on('query', look);
  try {
    const jobs = (strapi.get('cron').jobs as Job[]).filter(({ name }) =>
      name?.startsWith('audit-log.'),
    );
    expect(jobs.map(({ name }) => name)).toContain('audit-log.replay');
    // What runs once a day is not what keeps a database awake.
    const daily = ['audit-log.clean', 'audit-log.verify'];
    const often = jobs.filter(({ name }) => !daily.includes(name ?? ''));
    skip(30 * MINUTE);
    for (const { job } of often) await job.invoke();
  } finally {
    strapi.db.connection.removeListener('query', look);
  }
  expect(asked).toEqual([]);
});

it('notices what another node has set with the next request', async () => {
  await setOnAnotherNode({ excludedCategories: ['role'] });
  skip(MINUTE);
  await ada.get('/admin/users/me').expect(200);
  await eventually(async () => {
    const name = `Role ${Date.now()}`;
    await createRole(ada, { name });
    const events = await readEvents(ada, { category: 'role' });
    return events.some(({ entity }) => entity?.label === name) ? undefined : true;
  });
});

it('notices what another node has set with the next write', async () => {
  const { strapi } = server;
  await setOnAnotherNode({ excludedCategories: [] });
  skip(2 * MINUTE);
  await eventually(async () => {
    const name = `By a script ${Date.now()}`;
    await strapi.db.query('admin::role').create({ data: { name, code: name } });
    const row = await strapi.db.connection('audit_events').where({ entity_label: name }).first();
    return row as object | undefined;
  });
});
