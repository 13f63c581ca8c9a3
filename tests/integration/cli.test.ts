import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { APP_DIR, appEnvironment } from '../support/app';
import { FIRST_ADMIN, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvent, readEvents } from './support/events';

const run = promisify(execFile);
const STRAPI = path.resolve(__dirname, '../../node_modules/@strapi/strapi/bin/strapi.js');

let app: RunningStrapi;

beforeAll(async () => {
  app = await startStrapi();
});

afterAll(() => app.stop());

test('a password that the CLI resets is an event by the system', async () => {
  const admin = await registerFirstAdmin(app);
  const reset = ['admin:reset-user-password', '-e', FIRST_ADMIN.email, '-p', 'By-The-Cli-1'];
  await run(process.execPath, [STRAPI, ...reset], {
    cwd: APP_DIR,
    env: { ...process.env, ...appEnvironment({}, app.database) },
  });

  const [event, ...others] = await readEvents(admin, { action: 'password-changed' });
  expect(others).toEqual([]);
  expect(await readEvent(admin, event!.id)).toMatchObject({
    category: 'user',
    outcome: 'success',
    entity: { type: 'admin::user', id: '1', label: 'Ada Admin' },
    modifiedBy: { type: 'system', id: null, name: null, email: null },
    source: null,
    changes: [{ field: 'password', before: '[redacted]', after: '[redacted]' }],
    request: null,
  });
});
