/**
 * @databases postgres mysql
 * @whole-run postgres
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import knex, { type Knex } from 'knex';
import type { AuditEventDetails } from '../../server/src/contracts';
import { type AdminAgent, createRole, login, registerFirstAdmin } from '../support/admin';
import { createDatabase, databaseClient, type TestDatabase } from '../support/databases';
import { connectionOf } from '../support/databases/connection';
import { type ServerProcess, startServerProcess } from '../support/process';
import { eventRow, spillLine } from '../support/rows';
import { readEvent, readEvents } from './support/events';
import { eventually } from './support/eventually';

const DAY = 24 * 60 * 60 * 1000;
/** More than a process can remove, or replay, before it is killed. */
const MANY = 50_000;
/** What there is to clean, a few seconds long. */
const OLD = 5_000;

describe('two processes on one database and one spill', () => {
  let database: TestDatabase;
  let connection: Knex;
  let spillDirectory: string;
  const running: ServerProcess[] = [];

  const start = async (): Promise<ServerProcess> => {
    // What is sealed goes by whole seals, which has tests of its own.
    const auditLog = { spillDirectory, sealing: false };
    const server = await startServerProcess({ database, auditLog });
    running.push(server);
    return server;
  };

  beforeAll(async () => {
    database = await createDatabase();
    connection = knex(connectionOf(database));
    spillDirectory = await mkdtemp(path.join(tmpdir(), 'audit-log-spill-'));
  });

  afterAll(async () => {
    await Promise.all(running.map((server) => server.kill('SIGKILL')));
    await connection.destroy();
    await database.drop();
    await rm(spillDirectory, { recursive: true, force: true });
  });

  const countOf = async (where: object): Promise<number> =>
    Number((await connection('audit_events').where(where).count({ n: '*' }))[0]!.n);

  const old = { category: 'shop.old' };
  const waiting = { category: 'shop.waiting' };

  const detailsOf = async (reader: AdminAgent, action: string): Promise<AuditEventDetails[]> =>
    Promise.all((await readEvents(reader, { action })).map(({ id }) => readEvent(reader, id)));

  it('record side by side, and each sees what the other has recorded', async () => {
    const first = await start();
    await registerFirstAdmin(first);
    const second = await start();
    const admins = [await login(first), await login(second)];
    const names = Array.from({ length: 20 }, (_, index) => `Role ${index}`);
    const create = (name: string, index: number) => createRole(admins[index % 2]!, { name });
    // SQLite has one transaction at a time, and no patience with another process.
    if (databaseClient() === 'sqlite')
      for (const [index, name] of names.entries()) await create(name, index);
    else await Promise.all(names.map(create));
    for (const admin of admins) {
      const events = await readEvents(admin, { category: 'role' });
      expect(events.map(({ entity }) => entity?.label).sort()).toEqual([...names].sort());
    }
    await Promise.all([first, second].map((server) => server.kill()));
  }, 120_000);

  it('go on where a third was killed that cleaned and replayed, one of them and once', async () => {
    const occurred_at = Date.now() - 100 * DAY;
    const rows = Array.from({ length: OLD }, () => eventRow({ ...old, occurred_at }));
    await connection.batchInsert('audit_events', rows, 500);
    const lines = Array.from({ length: MANY }, () => spillLine(eventRow(waiting)));
    await writeFile(path.join(spillDirectory, 'events.ndjson'), lines.join(''));

    const third = await start();
    await eventually(async () => ((await countOf(old)) < OLD ? true : undefined));
    await eventually(async () => ((await countOf(waiting)) > 0 ? true : undefined));
    await third.kill('SIGKILL');
    expect(await countOf(old)).toBeGreaterThan(0);
    expect(await countOf(waiting)).toBeLessThan(MANY);

    // Both find the leases of somebody who does not answer, and wait until that one must be dead.
    const heirs = await Promise.all([start(), start()]);
    const ada = await login(heirs[0]!);
    await createRole(ada, { name: 'Meanwhile' });
    for (const action of ['cleaned', 'spill-replayed']) {
      await eventually(
        async () => ((await detailsOf(ada, action)).length > 0 ? true : undefined),
        90_000,
      );
    }
    // Nobody who came second is still at it.
    await Promise.all(heirs.map((server) => server.kill()));
    expect(await countOf(old)).toBe(0);
    expect(await countOf(waiting)).toBe(MANY);
    expect(await countOf({ action: 'cleaned' })).toBe(1);
    expect(await countOf({ action: 'spill-replayed' })).toBe(1);
    const [{ ids }] = (await connection('audit_events')
      .where(waiting)
      .countDistinct({ ids: 'document_id' })) as [{ ids: number | string }];
    expect(Number(ids)).toBe(MANY);
    await expect(readFile(path.join(spillDirectory, 'rejected.ndjson'))).rejects.toThrow('ENOENT');
  }, 240_000);
});
