/** @whole-run sqlite postgres */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import knex, { type Knex } from 'knex';
import { registerFirstAdmin } from '../support/admin';
import { createDatabase, type TestDatabase } from '../support/databases';
import { connectionOf } from '../support/databases/connection';
import { type ServerProcess, startServerProcess } from '../support/process';
import { eventRow, spillLine } from '../support/rows';
import { eventually } from './support/eventually';

const DAY = 24 * 60 * 60 * 1000;
/** Takes longer to replay than an export takes to begin. */
const MANY = 30_000;
/** What there is to clean, a few seconds long. */
const OLD = 3_000;

/** What takes seconds may take this long where other things run beside it. */
const BUSY_MACHINE_MS = 60_000;

/** Starts an export of everything and reads no more than its beginning. */
const beginExport = async (server: ServerProcess, token: string) => {
  const query = 'format=ndjson&from=1970-01-01T00:00:00Z';
  const file = await fetch(`${server.url}/audit-log/events/export?${query}`, {
    headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' },
  });
  expect(file.status).toBe(200);
  const reader = file.body!.getReader();
  await reader.read();
  return reader;
};

describe('a server that is asked to stop', () => {
  let database: TestDatabase;
  let connection: Knex;
  let spillDirectory: string;
  let server: ServerProcess | undefined;

  beforeAll(async () => {
    database = await createDatabase();
    connection = knex(connectionOf(database));
    spillDirectory = await mkdtemp(path.join(tmpdir(), 'audit-log-spill-'));
  });

  afterAll(async () => {
    await server?.kill('SIGKILL');
    await connection.destroy();
    await database.drop();
    await rm(spillDirectory, { recursive: true, force: true });
  });

  const start = () => startServerProcess({ database, auditLog: { spillDirectory } });

  const countOf = async (where: object): Promise<number> =>
    Number((await connection('audit_events').where(where).count({ n: '*' }))[0]!.n);

  it('while it cleans, replays and exports, ends each where nothing is lost, and goes on next time', async () => {
    server = await start();
    const { token } = await registerFirstAdmin(server);
    expect(await server.kill()).toEqual({ code: 0, signal: null });

    const [old, waiting] = [{ category: 'shop.old' }, { category: 'shop.waiting' }];
    const occurred_at = Date.now() - 100 * DAY;
    const rows = Array.from({ length: MANY }, (_, index) =>
      eventRow(index < OLD ? { ...old, occurred_at } : {}),
    );
    await connection.batchInsert('audit_events', rows, 500);
    const lines = Array.from({ length: MANY }, () => spillLine(eventRow(waiting)));
    await writeFile(path.join(spillDirectory, 'events.ndjson'), lines.join(''));

    server = await start();
    const exported = await beginExport(server, token);
    expect(await server.kill()).toEqual({ code: 0, signal: null });
    const readToEnd = async () => {
      while (!(await exported.read()).done);
    };
    await expect(readToEnd()).rejects.toThrow();
    expect(await countOf(old)).toBeGreaterThan(0);
    expect(await countOf(waiting)).toBeLessThan(MANY);

    // No lease has to run out: the one that stopped gave it back.
    server = await start();
    const ends = (isDone: () => Promise<boolean>) =>
      eventually(async () => ((await isDone()) ? true : undefined), BUSY_MACHINE_MS);
    await ends(async () => (await countOf(old)) === 0);
    await ends(async () => (await countOf(waiting)) === MANY);
    await ends(async () => (await readdir(spillDirectory)).length === 0);
  }, 300_000);
});
