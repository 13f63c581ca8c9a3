/** @whole-run sqlite */
import { FIRST_ADMIN, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvent, readEvents } from './support/events';
import { strapiCommand } from './support/strapi-command';

let app: RunningStrapi;

beforeAll(async () => {
  app = await startStrapi();
});

afterAll(() => app.stop());

test('a password that the CLI resets is an event by the system', async () => {
  const admin = await registerFirstAdmin(app);
  const person = ['-e', FIRST_ADMIN.email, '-p', 'By-The-Cli-1'];
  await strapiCommand(app.database, 'admin:reset-user-password', ...person);

  const [event, ...others] = await readEvents(admin, { action: 'password-changed' });
  expect(others).toEqual([]);
  expect(await readEvent(admin, event!.id)).toMatchObject({
    category: 'user',
    outcome: 'success',
    entity: { type: 'admin::user', id: '1', label: 'Ada Admin' },
    modifiedBy: { type: 'system', id: null, name: null, email: null },
    origin: 'cli',
    source: null,
    changes: [{ field: 'password', before: '[redacted]', after: '[redacted]' }],
    request: null,
  });
});
