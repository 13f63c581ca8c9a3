import { FIRST_ADMIN, login, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvent, readEvents } from './support/events';

let app: RunningStrapi;

beforeAll(async () => {
  app = await startStrapi();
});

afterAll(() => app.stop());

const fail = (email: string) => app.agent.post('/admin/login').send({ email, password: 'wrong' });

test('repeats of a failed sign-in become one event that counts them', async () => {
  const admin = await registerFirstAdmin(app);
  for (let attempt = 0; attempt < 7; attempt += 1) await fail(FIRST_ADMIN.email);
  // One guess at another account each: from one place, that is one series too.
  for (const name of ['bob', 'eve', 'mallory']) await fail(`${name}@example.com`);

  expect(await readEvents(admin, { category: 'login', outcome: 'failure' })).toHaveLength(2);

  // What is counted is written when a minute is over, or the server stops.
  app = await app.restart();
  const reader = await login(app);
  const events = await readEvents(reader, { category: 'login', outcome: 'failure' });
  expect(events).toHaveLength(4);
  const details = await Promise.all(events.map(({ id }) => readEvent(reader, id)));
  const attempts = details.map(({ changes, entity }) => [entity?.label ?? null, changes]);
  const times = [
    { field: 'firstAttempt', before: null, after: expect.any(String) },
    { field: 'lastAttempt', before: null, after: expect.any(String) },
  ];
  expect(attempts).toEqual(
    expect.arrayContaining([
      ['Ada Admin', [{ field: 'attempts', before: null, after: 6 }, ...times]],
      [null, [{ field: 'attempts', before: null, after: 2 }, ...times]],
    ]),
  );
});
