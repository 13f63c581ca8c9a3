/** When Strapi began to serve and when it ended, as processes of their own tell it. */
import knex, { type Knex } from 'knex';
import { createDatabase, databaseClient, type TestDatabase } from '../support/databases';
import { connectionOf } from '../support/databases/connection';
import { type ServerProcess, startServerProcess } from '../support/process';
import { startStrapi } from '../support/strapi';
import { eventually } from './support/eventually';

// Each start loads all of Strapi.
jest.setTimeout(600_000);

interface Told {
  id: number;
  action: string;
  at: number;
  facts: Record<string, unknown>;
}

let database: TestDatabase;
let connection: Knex;
const running: ServerProcess[] = [];

beforeEach(async () => {
  database = await createDatabase();
  connection = knex(connectionOf(database));
  // What only loads Strapi tells nothing.
  const loaded = await startStrapi({ database });
  await loaded.stop();
  expect(await told()).toEqual([]);
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.kill('SIGKILL')));
  await connection.destroy();
  await database.drop();
});

/** All starts and stops, in the order of their rows. */
const told = async (): Promise<Told[]> => {
  const rows = (await connection('audit_events')
    .whereIn('action', ['started', 'stopped'])
    .where({ category: 'audit-log' })
    .orderBy('id')) as { id: number; action: string; occurred_at: number; changes: unknown }[];
  return rows.map(({ id, action, occurred_at, changes }) => {
    const list = (typeof changes === 'string' ? JSON.parse(changes) : changes) as {
      field: string;
      after: unknown;
    }[];
    const facts = Object.fromEntries(list.map(({ field, after }) => [field, after]));
    return { id, action, at: Number(occurred_at), facts };
  });
};

/** Starts a process, and answers with the event of its start. */
const start = async (): Promise<{ server: ServerProcess; started: Told }> => {
  const before = new Set((await told()).map(({ id }) => id));
  const server = await startServerProcess({ database });
  running.push(server);
  const started = await eventually(async () => (await told()).find(({ id }) => !before.has(id)));
  expect(started.action).toBe('started');
  return { server, started };
};

const marksOf = async (process: unknown): Promise<{ at: number }[]> => {
  const rows = (await connection('strapi_core_store_settings').where({
    key: 'plugin_audit-log_alive',
    tag: process,
  })) as { value: string }[];
  return rows.map(({ value }) => JSON.parse(value) as { at: number });
};

/** What was told is removed after the event of the start. */
const untilUnmarked = (process: unknown) =>
  eventually(async () => ((await marksOf(process)).length === 0 ? true : undefined));

it('tells a clean end from a kill, and the end of the log while the plugin is off', async () => {
  const first = await start();
  expect(first.started.facts).toMatchObject({ clean: null, previousEnd: null });
  expect(await first.server.kill()).toEqual({ code: 0, signal: null });
  const stopped = (await told()).at(-1)!;
  expect(stopped.action).toBe('stopped');
  expect(stopped.facts).toEqual({ process: first.started.facts.process });

  const without = await startServerProcess({ database, auditLog: false });
  running.push(without);
  await without.kill();
  const whenOff = Date.now();

  const second = await start();
  expect(second.started.facts).toMatchObject({
    clean: true,
    settingsSha256: first.started.facts.settingsSha256,
  });
  const previousEnd = Date.parse(second.started.facts.previousEnd as string);
  expect(previousEnd).toBeGreaterThanOrEqual(stopped.at);
  expect(previousEnd).toBeLessThan(whenOff);
  await untilUnmarked(first.started.facts.process);

  const [mark] = await marksOf(second.started.facts.process);
  await second.server.kill('SIGKILL');
  const third = await start();
  expect(third.started.facts).toMatchObject({
    clean: false,
    previousEnd: new Date(mark!.at).toISOString(),
  });
  await untilUnmarked(second.started.facts.process);
});

const severalProcesses = databaseClient() === 'sqlite' ? it.skip : it;

severalProcesses('does not take a process that runs beside it for one that has died', async () => {
  const first = await start();
  const second = await start();
  expect(second.started.facts).toMatchObject({ clean: null, previousEnd: null });

  const [mark] = await marksOf(first.started.facts.process);
  await first.server.kill('SIGKILL');
  const third = await start();
  expect(third.started.facts).toMatchObject({
    clean: false,
    previousEnd: new Date(mark!.at).toISOString(),
  });

  await second.server.kill();
  const fourth = await start();
  expect(fourth.started.facts).toMatchObject({ clean: true });
  expect(await marksOf(third.started.facts.process)).toHaveLength(1);
});
