/** @whole-run sqlite */
import {
  type AdminAgent,
  type AdminUser,
  createUser,
  FIRST_ADMIN,
  login,
  registerFirstAdmin,
} from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { comparable, readEvent, readEvents, recordedDuring } from './support/events';
import { eventually } from './support/eventually';
import { ANONYMOUS, byAdmin, event, request } from './support/expected';
import { keepMail, type Mail } from './support/mail';

const PASSWORD = 'Correct-Horse-2';
const REDACTED = '[redacted]';

const entityOf = ({ id, firstname, lastname }: AdminUser) => ({
  type: 'admin::user',
  id: String(id),
  label: `${firstname} ${lastname}`,
});

/** Which ids the roles have is the database's. */
const RELATED = { before: expect.any(Array), after: expect.any(Array) };

describe('what people do with their own accounts', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;
  let mails: Mail[];

  beforeAll(async () => {
    server = await startStrapi();
    mails = keepMail(server.strapi);
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const invite = (email: string) =>
    createUser(ada, { email, password: PASSWORD, roles: [ada.user.roles[0]!.id] });

  it('records the registration of the first administrator, and no sign-in beside it', async () => {
    const events = await readEvents(ada);
    expect(events).toHaveLength(1);
    expect(comparable(await readEvent(ada, events[0]!.id))).toEqual(
      event({
        category: 'user',
        action: 'registered',
        entity: entityOf(ada.user),
        modifiedBy: byAdmin(ada.user),
        changes: [
          { field: 'firstname', before: null, after: FIRST_ADMIN.firstname },
          { field: 'lastname', before: null, after: FIRST_ADMIN.lastname },
          { field: 'email', before: null, after: FIRST_ADMIN.email },
          { field: 'isActive', before: null, after: true },
          { field: 'blocked', before: null, after: false },
          { field: 'roles', before: null, after: ['Super Admin'], ids: RELATED },
          { field: 'password', before: null, after: REDACTED },
        ],
        request: request('POST', '/admin/register-admin'),
      }),
    );
  });

  it('records who accepted an invitation, and the name they gave', async () => {
    const { body: invitation } = await ada
      .post('/admin/users')
      .send({ email: 'ivo@example.com', firstname: 'Iv', lastname: '', roles: [1] })
      .expect(201);
    const { registrationToken } = invitation.data;
    const userInfo = { firstname: 'Ivo', lastname: 'Invited', password: PASSWORD };
    const recorded = await recordedDuring(ada, () =>
      server.agent.post('/admin/register').send({ registrationToken, userInfo }).expect(200),
    );
    const ivo = { ...invitation.data, ...userInfo } as AdminUser;
    expect(recorded).toEqual([
      event({
        category: 'user',
        action: 'invitation-accepted',
        entity: entityOf(ivo),
        modifiedBy: byAdmin(ivo),
        changes: [
          { field: 'firstname', before: 'Iv', after: 'Ivo' },
          { field: 'lastname', before: '', after: 'Invited' },
          { field: 'isActive', before: false, after: true },
          { field: 'password', before: null, after: REDACTED },
          { field: 'registrationToken', before: REDACTED, after: null },
        ],
        request: request('POST', '/admin/register'),
      }),
    ]);
  });

  it('records that a password reset was asked for, and that it was done', async () => {
    const email = 'rita@example.com';
    const rita = await invite(email);
    const recorded = await recordedDuring(ada, async () => {
      await server.agent.post('/admin/forgot-password').send({ email }).expect(204);
      // Strapi answers before it has done anything.
      const { text } = await eventually(() => mails.find(({ to }) => to === email));
      const resetPasswordToken = /code=(\w+)/.exec(text)![1];
      const reset = { resetPasswordToken, password: 'Correct-Horse-3' };
      await server.agent.post('/admin/reset-password').send(reset).expect(200);
    });
    expect(recorded).toEqual([
      event({
        category: 'user',
        action: 'password-reset-requested',
        entity: entityOf(rita),
        modifiedBy: ANONYMOUS,
        changes: [{ field: 'resetPasswordToken', before: null, after: REDACTED }],
        request: request('POST', '/admin/forgot-password'),
      }),
      event({
        category: 'user',
        action: 'password-reset',
        entity: entityOf(rita),
        modifiedBy: byAdmin(rita),
        changes: [
          { field: 'password', before: REDACTED, after: REDACTED },
          { field: 'resetPasswordToken', before: REDACTED, after: null },
        ],
        request: request('POST', '/admin/reset-password'),
      }),
    ]);
  });

  it.each(['/admin/users/me/sessions', '/admin/users/me/sessions?keepCurrent=true'])(
    'records once that somebody revoked their sessions by DELETE %s',
    async (path) => {
      const email = `sessions-${path.length}@example.com`;
      const user = await invite(email);
      await login(server, { email, password: PASSWORD });
      await login(server, { email, password: PASSWORD });
      const agent = await login(server, { email, password: PASSWORD });
      const recorded = await recordedDuring(ada, () => agent.delete(path).expect(200));
      expect(recorded).toEqual([
        event({
          category: 'user',
          action: 'sessions-revoked',
          entity: entityOf(user),
          modifiedBy: byAdmin(user),
          request: request('DELETE', '/admin/users/me/sessions'),
        }),
      ]);
    },
  );

  it('records that somebody changed their own password, by the name alone', async () => {
    const email = 'paula@example.com';
    const paula = await invite(email);
    const agent = await login(server, { email, password: PASSWORD });
    const recorded = await recordedDuring(ada, () =>
      agent
        .put('/admin/users/me')
        .send({ currentPassword: PASSWORD, password: 'Correct-Horse-4' })
        .expect(200),
    );
    expect(recorded).toEqual([
      event({
        category: 'user',
        action: 'password-changed',
        entity: entityOf(paula),
        modifiedBy: byAdmin(paula),
        changes: [{ field: 'password', before: REDACTED, after: REDACTED }],
        request: request('PUT', '/admin/users/me'),
      }),
    ]);
  });
});
