/** @whole-run sqlite */
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import {
  byEndUser,
  type EndUser,
  endUserEntity,
  endUserRole,
  endUserRoleEntity,
  register,
} from './support/end-users';
import { recordedDuring } from './support/events';
import { ANONYMOUS, event, masked, request } from './support/expected';

const PASSWORD = 'Secret-123';
const REDACTED = '[redacted]';
const LOGIN = request('POST', '/api/auth/local');

const failed = (email: string, user?: EndUser) =>
  event({
    category: 'end-user-login',
    action: 'login',
    outcome: 'failure',
    entity: user ? endUserEntity(user) : null,
    modifiedBy: { ...ANONYMOUS, email },
    request: LOGIN,
  });

describe.each([
  { sessions: 'legacy-support', keeps: 'no sessions' },
  { sessions: 'refresh', keeps: 'sessions' },
])('end users of an app that keeps $keeps', ({ sessions }) => {
  let server: RunningStrapi;
  let ada: AdminAgent;
  let role: ReturnType<typeof endUserRoleEntity>;

  beforeAll(async () => {
    server = await startStrapi({ env: { END_USER_SESSIONS: sessions } });
    ada = await registerFirstAdmin(server);
    role = endUserRoleEntity(await endUserRole(server.strapi, 'Authenticated'));
  });

  afterAll(() => server.stop());

  const newUser = (username: string) => register(server.agent, { username, password: PASSWORD });

  const signIn = (identifier: string, password = PASSWORD) =>
    server.agent.post('/api/auth/local').send({ identifier, password });

  it('records a registration, and no sign-in beside it', async () => {
    let user = { id: 0, documentId: '', username: 'rex', email: 'rex@example.com' };
    const recorded = await recordedDuring(ada, async () => {
      ({ user } = await newUser('rex'));
    });
    expect(recorded).toEqual([
      event({
        category: 'end-user',
        action: 'registered',
        entity: endUserEntity(user),
        modifiedBy: byEndUser(user),
        changes: [
          { field: 'username', before: null, after: 'rex' },
          { field: 'email', before: null, after: 'rex@example.com' },
          { field: 'provider', before: null, after: 'local' },
          { field: 'confirmed', before: null, after: true },
          { field: 'blocked', before: null, after: false },
          { field: 'role', before: null, after: ['Authenticated'], ids: RELATED },
          { field: 'password', before: null, after: REDACTED },
        ],
        request: request('POST', '/api/auth/local/register'),
      }),
    ]);
  });

  it('records a sign-in, by name or by e-mail, with the role', async () => {
    const { user } = await newUser('liv');
    const recorded = await recordedDuring(ada, async () => {
      await signIn('liv').expect(200);
      await signIn('LIV@example.com').expect(200);
    });
    const signedIn = event({
      category: 'end-user-login',
      action: 'login',
      entity: role,
      modifiedBy: byEndUser(user),
      request: LOGIN,
    });
    expect(recorded).toEqual([signedIn, signedIn]);
  });

  it.each([
    { how: 'by name', identifier: 'fred' },
    { how: 'by e-mail', identifier: 'FAY@example.com' },
  ])('names the account of a failed sign-in $how', async ({ identifier }) => {
    const { user } = await newUser(identifier.split('@')[0]!.toLowerCase());
    const recorded = await recordedDuring(ada, () => signIn(identifier, 'Wrong-1').expect(400));
    expect(recorded).toEqual([failed(user.email, user)]);
  });

  it('hides who was tried where there is no such account', async () => {
    const recorded = await recordedDuring(ada, () => signIn('Secret-As-Name-1').expect(400));
    expect(recorded).toEqual([failed(masked('S'))]);
  });

  it('records that a blocked account was not let in', async () => {
    const { user } = await newUser('bert');
    await server.strapi.db
      .query('plugin::users-permissions.user')
      .update({ where: { id: user.id }, data: { blocked: true } });
    const recorded = await recordedDuring(ada, () => signIn('bert').expect(400));
    expect(recorded).toEqual([failed(user.email, user)]);
  });
});

/** Which ids the roles have is the database's. */
const RELATED = { before: expect.any(Array), after: expect.any(Array) };

describe('end users who are rate limited and can sign out', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi({ env: { END_USER_SESSIONS: 'refresh', RATE_LIMIT: 'true' } });
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  it('are recorded when they sign out, with the role', async () => {
    const { user, jwt } = await register(server.agent, { username: 'lou', password: PASSWORD });
    const recorded = await recordedDuring(ada, () =>
      server.agent.post('/api/auth/logout').auth(jwt, { type: 'bearer' }).expect(200),
    );
    expect(recorded).toEqual([
      event({
        category: 'end-user-logout',
        action: 'logout',
        entity: endUserRoleEntity(await endUserRole(server.strapi, 'Authenticated')),
        modifiedBy: byEndUser(user),
        request: request('POST', '/api/auth/logout'),
      }),
    ]);
  });

  it('are recorded when the limit refuses to let them sign in', async () => {
    const recorded = await recordedDuring(ada, async () => {
      let status = 0;
      while (status !== 429) {
        const attempt = { identifier: 'nobody', password: 'Wrong-1' };
        ({ status } = await server.agent.post('/api/auth/local').send(attempt));
      }
    });
    // The first failure and the first refusal; repeats are folded, see repeated-failures.test.ts.
    expect(recorded).toEqual([failed(masked('n')), { ...failed(masked('n')), outcome: 'denied' }]);
  });
});
