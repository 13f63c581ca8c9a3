/** @databases sqlite */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AdminAgent, createRole, login, registerFirstAdmin } from '../support/admin';
import { createDatabase, type TestDatabase } from '../support/databases';
import { startServerProcess } from '../support/process';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvent, readEvents } from './support/events';
import { eventually } from './support/eventually';
import { strapiCommand } from './support/strapi-command';

// Commands and starts, each of which loads all of Strapi.
jest.setTimeout(240_000);

/** A person would be asked. */
const UNASKED = ['--force', '--exclude', 'files'];
const KEEP_THE_LOG = ['--exclude-content-types', 'plugin::audit-log.event'];
const SAID = 'A transfer of data has replaced the audit log.';

const replacements = (admin: AdminAgent) => readEvents(admin, { action: 'replaced' });

const REPLACED = {
  category: 'audit-log',
  modifiedBy: { type: 'system' },
  source: null,
  changes: [{ field: 'newestEvent', before: expect.any(String), after: expect.any(String) }],
};

describe('a log that is replaced', () => {
  let database: TestDatabase;
  let app: RunningStrapi;
  let admin: AdminAgent;

  beforeEach(async () => {
    database = await createDatabase();
    app = await startStrapi({ database });
    admin = await registerFirstAdmin(app);
  });

  afterEach(async () => {
    await app.stop();
    await database.drop();
  });

  /** The app is down meanwhile, as it should be. */
  const whileDown = async (...args: string[]): Promise<string> => {
    await app.stop();
    const output = await strapiCommand(database, ...args);
    app = await startStrapi({ database });
    admin = await login(app);
    return output;
  };

  test('by an import says so in the new log, and by the command', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'audit-log-archive-'));
    const file = path.join(folder, 'backup');
    await whileDown('export', '--no-encrypt', '--no-compress', '--exclude', 'files', '-f', file);
    await createRole(admin, { name: 'Made after the export' });
    const [lost] = (await readEvents(admin)).reverse();

    const kept = await whileDown('import', ...UNASKED, ...KEEP_THE_LOG, '-f', `${file}.tar`);
    expect(kept).not.toContain(SAID);
    expect(await replacements(admin)).toEqual([]);

    const [newest] = (await readEvents(admin)).reverse();
    const output = await whileDown('import', ...UNASKED, '-f', `${file}.tar`);
    await rm(folder, { recursive: true });
    expect(output).toContain(SAID);
    const [event, ...others] = await replacements(admin);
    expect(others).toEqual([]);
    expect(await readEvent(admin, event!.id)).toMatchObject(REPLACED);
    const ids = (await readEvents(admin)).map(({ id }) => id);
    expect(ids).not.toContain(lost!.id);
    expect(ids).not.toContain(newest!.id);
  });

  test('by a transfer from another Strapi says so at once, while it runs, and once', async () => {
    const source = await createDatabase();
    try {
      const elsewhere = await startServerProcess({ database: source });
      await registerFirstAdmin(elsewhere);
      await elsewhere.kill();
      const token = { name: 'Pushed', description: '', lifespan: null, permissions: ['push'] };
      const { body } = await admin.post('/admin/transfer/tokens').send(token).expect(201);
      const to = ['--to', `${app.url}/admin`, '--to-token', body.data.accessKey as string];
      const [newest] = (await readEvents(admin)).reverse();

      await strapiCommand(source, 'transfer', ...UNASKED, ...KEEP_THE_LOG, ...to);
      expect(await replacements(admin)).toEqual([]);
      expect((await readEvents(admin)).map(({ id }) => id)).toContain(newest!.id);

      await strapiCommand(source, 'transfer', ...UNASKED, ...to);
      const event = await eventually(async () => (await replacements(admin))[0]);
      expect(await readEvent(admin, event.id)).toMatchObject(REPLACED);
      expect((await readEvents(admin)).map(({ id }) => id)).not.toContain(newest!.id);

      await app.stop();
      app = await startStrapi({ database });
      admin = await login(app);
      expect(await replacements(admin)).toHaveLength(1);
    } finally {
      await source.drop();
    }
  });
});
