/** @whole-run sqlite */
import {
  type AdminAgent,
  createRole,
  createUser,
  FIRST_ADMIN,
  login,
  registerFirstAdmin,
} from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';
import { ANONYMOUS, byAdmin, event, masked, request } from './support/expected';

const LOGIN = request('POST', '/admin/login');
const CHROME_ON_MACOS =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
const UMA = { email: 'uma@example.com', password: 'Correct-Horse-2' };

describe('administrators who sign in and out', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  it('are recorded with their role, the device, and the path without its query', async () => {
    const recorded = await recordedDuring(ada, () =>
      server.agent
        .post('/admin/login?token=do-not-keep')
        .set('User-Agent', CHROME_ON_MACOS)
        .send(FIRST_ADMIN)
        .expect(200),
    );
    expect(recorded).toEqual([
      event({
        category: 'login',
        action: 'login',
        entity: { type: 'admin::role', id: String(ada.user.roles[0]!.id), label: 'Super Admin' },
        modifiedBy: byAdmin(ada.user),
        request: { ...LOGIN!, userAgent: CHROME_ON_MACOS, device: 'Chrome on macOS' },
      }),
    ]);
  });

  it('are recorded under all roles that they have', async () => {
    const roles = [
      await createRole(ada, { name: 'Translators' }),
      await createRole(ada, { name: 'Proofreaders' }),
    ];
    const user = await createUser(ada, { ...UMA, roles: roles.map(({ id }) => id) });
    const recorded = await recordedDuring(ada, async () => {
      const uma = await login(server, UMA);
      await uma.post('/admin/logout').expect(200);
    });
    const facts = {
      entity: { type: 'admin::role', id: null, label: 'Translators, Proofreaders' },
      modifiedBy: byAdmin(user),
    };
    expect(recorded).toEqual([
      event({ category: 'login', action: 'login', ...facts, request: LOGIN }),
      event({
        category: 'logout',
        action: 'logout',
        ...facts,
        request: request('POST', '/admin/logout'),
      }),
    ]);
  });

  it('are not recorded again when they renew their access token', async () => {
    const again = await login(server);
    const recorded = await recordedDuring(ada, () => again.post('/admin/access-token').expect(200));
    expect(recorded).toEqual([]);
  });
});

describe('attempts to sign in that fail', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    // Repeats from one address are folded, so each attempt here comes from an address of its own.
    const auditLog = { trustedProxies: ['loopback'] };
    server = await startStrapi({ auditLog, env: { RATE_LIMIT: 'true' } });
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const attempt = (source: string, body: object) =>
    server.agent.post('/admin/login').set('X-Forwarded-For', source).send(body);

  const failed = (source: string, facts: { email: string | null; user?: { id: number } }) => ({
    ...event({
      category: 'login',
      action: 'login',
      outcome: 'failure',
      entity: facts.user
        ? { type: 'admin::user', id: String(facts.user.id), label: 'Ada Admin' }
        : null,
      modifiedBy: { ...ANONYMOUS, email: facts.email },
      request: LOGIN,
    }),
    source,
  });

  it.each([
    { how: 'a wrong password', source: '203.0.113.1', email: FIRST_ADMIN.email },
    { how: 'another spelling', source: '203.0.113.2', email: 'ADA@Example.com' },
  ])('name the account that is tried, with $how', async ({ source, email }) => {
    const recorded = await recordedDuring(ada, () =>
      attempt(source, { email, password: 'Wrong-Horse-1' }).expect(400),
    );
    expect(recorded).toEqual([failed(source, { email: FIRST_ADMIN.email, user: ada.user })]);
  });

  it.each([
    { how: 'a password', source: '203.0.113.3', email: 'Correct-Horse-1', shown: masked('C') },
    {
      how: 'an unknown e-mail',
      source: '203.0.113.4',
      email: '😀@example.com',
      shown: masked('😀'),
    },
    { how: 'nothing', source: '203.0.113.5', email: undefined, shown: null },
    { how: 'an operator', source: '203.0.113.6', email: { $ne: 'nobody' }, shown: null },
  ])(
    'hide who is tried when $how stands where the e-mail goes',
    async ({ source, email, shown }) => {
      const recorded = await recordedDuring(ada, () =>
        attempt(source, { email, password: 'Wrong-Horse-1' }).expect(400),
      );
      expect(recorded).toEqual([failed(source, { email: shown })]);
    },
  );

  it('name a deactivated account', async () => {
    const source = '203.0.113.7';
    const person = { email: 'gone@example.com', password: 'Correct-Horse-3' };
    const name = { firstname: 'Ada', lastname: 'Admin' };
    const user = await createUser(ada, { ...person, ...name, roles: [ada.user.roles[0]!.id] });
    await ada.put(`/admin/users/${user.id}`).send({ isActive: false }).expect(200);
    const recorded = await recordedDuring(ada, () => attempt(source, person).expect(400));
    expect(recorded).toEqual([failed(source, { email: person.email, user })]);
  });

  it('are denied where the rate limit refuses them', async () => {
    const source = '203.0.113.8';
    const recorded = await recordedDuring(ada, async () => {
      let status = 0;
      while (status !== 429) {
        ({ status } = await attempt(source, { email: 'guess@example.com', password: 'Guess-1' }));
      }
    });
    // The first failure and the first refusal; repeats are folded, see repeated-failures.test.ts.
    const failure = failed(source, { email: masked('g') });
    expect(recorded).toEqual([failure, { ...failure, outcome: 'denied' }]);
  });
});
