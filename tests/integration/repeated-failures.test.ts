/** @whole-run sqlite */
import { createRole, createUser, FIRST_ADMIN, login, registerFirstAdmin } from '../support/admin';
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
  for (let attempt = 0; attempt < 3; attempt += 1) await fail('eve@example.com');
  // Another account with the same first letter.
  await fail('erin@example.com');

  expect(await readEvents(admin, { category: 'login', outcome: 'failure' })).toHaveLength(3);

  // What is counted is written when a minute is over, or the server stops.
  app = await app.restart();
  const reader = await login(app);
  const events = await readEvents(reader, { category: 'login', outcome: 'failure' });
  const series = events.map(({ attempts, modifiedBy, origin }) => [
    attempts,
    modifiedBy.email?.replace(/[0-9a-f]{6}/, 'hash'),
    origin,
  ]);
  expect(series).toHaveLength(5);
  expect(series).toEqual(
    expect.arrayContaining([
      [1, FIRST_ADMIN.email, 'panel'],
      [6, FIRST_ADMIN.email, 'panel'],
      [1, 'e*** (hash)', 'panel'],
      [2, 'e*** (hash)', 'panel'],
    ]),
  );
  const tried = events.map(({ modifiedBy }) => modifiedBy.email);
  // Ada, eve and erin.
  expect(new Set(tried).size).toBe(3);

  const details = await Promise.all(events.map(({ id }) => readEvent(reader, id)));
  const times = [
    { field: 'firstAttempt', before: null, after: expect.any(String) },
    { field: 'lastAttempt', before: null, after: expect.any(String) },
  ];
  const repeated = details.filter(({ attempts }) => attempts > 1);
  expect(repeated.map(({ changes }) => changes)).toEqual([times, times]);
  expect(details.map(({ request }) => request?.path)).toEqual(Array(5).fill('/admin/login'));
});

test('a list of accounts that do not exist is one series in the end', async () => {
  const reader = await login(app);
  const before = await readEvents(reader, { category: 'login', outcome: 'failure' });
  for (let guess = 0; guess < 60; guess += 1) await fail(`guess-${guess}@example.com`);
  const after = await readEvents(reader, { category: 'login', outcome: 'failure' });
  // Fifty by themselves, and the first of the others.
  expect(after.length - before.length).toBe(51);
});

test('a refused request that is sent again and again becomes one event that counts them', async () => {
  const admin = await login(app);
  const role = await createRole(admin, { name: 'Guests' });
  const guest = await createUser(admin, {
    email: 'guest@example.com',
    password: 'Correct-Horse-1',
    roles: [role.id],
  });
  const agent = await login(app, { email: guest.email, password: 'Correct-Horse-1' });
  for (let attempt = 0; attempt < 50; attempt += 1) await agent.get('/admin/webhooks').expect(403);
  await agent.get('/admin/roles').expect(403);
  app = await app.restart();
  const events = await readEvents(await login(app), { category: 'access' });
  const counted = events.map(({ attempts, entity }) => `${entity?.label} ×${attempts}`);
  expect(counted.sort()).toEqual(['GET /roles ×1', 'GET /webhooks ×1', 'GET /webhooks ×49']);
});
