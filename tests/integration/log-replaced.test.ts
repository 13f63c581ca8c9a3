import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { APP_DIR, appEnvironment } from '../support/app';
import { type AdminAgent, createRole, login, registerFirstAdmin } from '../support/admin';
import { createDatabase, type TestDatabase } from '../support/databases';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvent, readEvents } from './support/events';

// Three commands and four starts, each of which loads all of Strapi.
jest.setTimeout(240_000);

const run = promisify(execFile);
const STRAPI = path.resolve(__dirname, '../../node_modules/@strapi/strapi/bin/strapi.js');
/** A person would be asked. */
const UNASKED = ['--force', '--exclude', 'files'];

let database: TestDatabase;
let folder: string;
let app: RunningStrapi;
let admin: AdminAgent;

const strapi = async (...args: string[]): Promise<string> => {
  const { stdout } = await run(process.execPath, [STRAPI, ...args], {
    cwd: APP_DIR,
    env: { ...process.env, ...appEnvironment({}, database) },
  });
  return stdout;
};

/** The app is down meanwhile, as it should be. */
const whileDown = async (work: () => Promise<string>): Promise<string> => {
  await app.stop();
  const output = await work();
  app = await startStrapi({ database });
  return output;
};

const replaced = () => readEvents(admin, { action: 'replaced' });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'audit-log-archive-'));
  database = await createDatabase();
  app = await startStrapi({ database });
  admin = await registerFirstAdmin(app);
});

afterAll(async () => {
  await app.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

test('an import that replaces the log is said in the new log, and by the command', async () => {
  const file = path.join(folder, 'backup');
  await whileDown(() =>
    strapi('export', '--no-encrypt', '--no-compress', '--exclude', 'files', '-f', file),
  );
  admin = await login(app);
  await createRole(admin, { name: 'Made after the export' });
  const [lost] = (await readEvents(admin)).reverse();

  const kept = await whileDown(() =>
    strapi(
      'import',
      ...UNASKED,
      '--exclude-content-types',
      'plugin::audit-log.event',
      '-f',
      `${file}.tar`,
    ),
  );
  admin = await login(app);
  expect(kept).not.toContain('replaced the audit log');
  expect(await replaced()).toEqual([]);

  const [newest] = (await readEvents(admin)).reverse();
  const output = await whileDown(() => strapi('import', ...UNASKED, '-f', `${file}.tar`));
  admin = await login(app);
  expect(output).toContain('A transfer of data has replaced the audit log.');
  const [event, ...others] = await replaced();
  expect(others).toEqual([]);
  expect(await readEvent(admin, event!.id)).toMatchObject({
    category: 'audit-log',
    modifiedBy: { type: 'system' },
    source: null,
    changes: [{ field: 'newestEvent', before: expect.any(String), after: expect.any(String) }],
  });
  const ids = (await readEvents(admin)).map(({ id }) => id);
  expect(ids).not.toContain(lost!.id);
  expect(ids).not.toContain(newest!.id);
});
