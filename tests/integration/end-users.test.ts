/** @whole-run sqlite */
import type { Change } from '../../server/src/contracts';
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import {
  byEndUser,
  type EndUser,
  endUserEntity,
  endUserPath,
  endUserRole,
  register,
} from './support/end-users';
import { recordedDuring } from './support/events';
import { ANONYMOUS, byAdmin, change, event, request } from './support/expected';
import { keepMail, type Mail } from './support/mail';

const PASSWORD = 'Secret-123';
const REDACTED = '[redacted]';

/** Which ids the roles have is the database's. */
const RELATED = { before: expect.any(Array), after: expect.any(Array) };

describe('end users', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;
  let mails: Mail[];

  beforeAll(async () => {
    server = await startStrapi();
    mails = keepMail(server.strapi);
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const newUser = (username: string) => register(server.agent, { username, password: PASSWORD });

  const mailTo = (user: EndUser) => mails.find(({ to }) => to === user.email)!.text;

  it('are recorded when an administrator creates them', async () => {
    const role = await endUserRole(server.strapi, 'Authenticated');
    let id = 0;
    const recorded = await recordedDuring(ada, async () => {
      const data = { username: 'cleo', email: 'cleo@example.com', password: PASSWORD };
      const { body } = await ada
        .post(endUserPath())
        .send({ ...data, role: { connect: [{ id: role.id, documentId: role.documentId }] } })
        .expect(201);
      ({ id } = body);
    });
    expect(recorded).toEqual([
      event({
        category: 'end-user',
        action: 'created',
        entity: { type: 'plugin::users-permissions.user', id: String(id), label: 'cleo' },
        modifiedBy: byAdmin(ada.user),
        changes: [
          { field: 'username', before: null, after: 'cleo' },
          { field: 'email', before: null, after: 'cleo@example.com' },
          { field: 'provider', before: null, after: 'local' },
          { field: 'confirmed', before: null, after: false },
          { field: 'blocked', before: null, after: false },
          { field: 'role', before: null, after: ['Authenticated'], ids: RELATED },
          { field: 'password', before: null, after: REDACTED },
        ],
        request: request('POST', endUserPath()),
      }),
    ]);
  });

  it('are recorded when an administrator changes them', async () => {
    const { user } = await newUser('carl');
    const { id, documentId } = await endUserRole(server.strapi, 'Public');
    const path = endUserPath(user);
    const recorded = await recordedDuring(ada, async () => {
      await ada
        .put(path)
        .send({ role: { connect: [{ id, documentId }] } })
        .expect(200);
      await ada.put(path).send({ blocked: true }).expect(200);
      await ada.put(path).send({ blocked: false }).expect(200);
      await ada.put(path).send({ email: 'carlo@example.com', confirmed: false }).expect(200);
    });
    const changed = (action: string, ...changes: Change[]) =>
      event({
        category: 'end-user',
        action,
        entity: endUserEntity(user),
        modifiedBy: byAdmin(ada.user),
        changes,
        request: request('PUT', path),
      });
    expect(recorded).toEqual([
      changed('role-changed', {
        ...change('role', ['Authenticated'], ['Public']),
        ids: { before: [expect.any(String)], after: [String(id)] } as Change['ids'],
      }),
      changed('blocked', change('blocked', false, true)),
      changed('unblocked', change('blocked', true, false)),
      changed(
        'updated',
        change('email', 'carl@example.com', 'carlo@example.com'),
        change('confirmed', true, false),
      ),
    ]);
  });

  it('are recorded when an administrator deletes them', async () => {
    const { user } = await newUser('dora');
    const recorded = await recordedDuring(ada, () => ada.delete(endUserPath(user)).expect(200));
    expect(recorded).toEqual([
      event({
        category: 'end-user',
        action: 'deleted',
        entity: endUserEntity(user),
        modifiedBy: byAdmin(ada.user),
        changes: [
          { field: 'username', before: 'dora', after: null },
          { field: 'email', before: 'dora@example.com', after: null },
          { field: 'provider', before: 'local', after: null },
          { field: 'confirmed', before: true, after: null },
          { field: 'blocked', before: false, after: null },
          { field: 'role', before: ['Authenticated'], after: null, ids: RELATED },
          { field: 'password', before: REDACTED, after: null },
        ],
        request: request('DELETE', endUserPath(user)),
      }),
    ]);
  });

  it('are recorded when they change their password', async () => {
    const { user, jwt } = await newUser('paul');
    const password = 'Secret-456';
    const recorded = await recordedDuring(ada, () =>
      server.agent
        .post('/api/auth/change-password')
        .auth(jwt, { type: 'bearer' })
        .send({ currentPassword: PASSWORD, password, passwordConfirmation: password })
        .expect(200),
    );
    expect(recorded).toEqual([
      event({
        category: 'end-user',
        action: 'password-changed',
        entity: endUserEntity(user),
        modifiedBy: byEndUser(user),
        changes: [{ field: 'password', before: REDACTED, after: REDACTED }],
        request: request('POST', '/api/auth/change-password'),
      }),
    ]);
  });

  it('are recorded when they ask for a password reset, and when they do it', async () => {
    const { user } = await newUser('rosa');
    const password = 'Secret-456';
    const recorded = await recordedDuring(ada, async () => {
      const { email } = user;
      await server.agent.post('/api/auth/forgot-password').send({ email }).expect(200);
      const code = /code=(\w+)/.exec(mailTo(user))![1];
      const reset = { code, password, passwordConfirmation: password };
      await server.agent.post('/api/auth/reset-password').send(reset).expect(200);
    });
    expect(recorded).toEqual([
      event({
        category: 'end-user',
        action: 'password-reset-requested',
        entity: endUserEntity(user),
        modifiedBy: ANONYMOUS,
        changes: [{ field: 'resetPasswordToken', before: null, after: REDACTED }],
        request: request('POST', '/api/auth/forgot-password'),
      }),
      event({
        category: 'end-user',
        action: 'password-reset',
        entity: endUserEntity(user),
        modifiedBy: byEndUser(user),
        changes: [
          { field: 'password', before: REDACTED, after: REDACTED },
          { field: 'resetPasswordToken', before: REDACTED, after: null },
        ],
        request: request('POST', '/api/auth/reset-password'),
      }),
    ]);
  });

  it('are recorded when they confirm their e-mail, without the token of the link', async () => {
    const settings = { email_confirmation: true, email_confirmation_redirection: 'http://a.test' };
    const { body: former } = await ada.get('/users-permissions/advanced').expect(200);
    await ada
      .put('/users-permissions/advanced')
      .send({ ...former.settings, ...settings })
      .expect(200);
    const { user } = await newUser('cora');
    const confirmation = /confirmation=(\w+)/.exec(mailTo(user))![1];
    const recorded = await recordedDuring(ada, () =>
      server.agent.get('/api/auth/email-confirmation').query({ confirmation }).expect(302),
    );
    expect(recorded).toEqual([
      event({
        category: 'end-user',
        action: 'confirmed',
        entity: endUserEntity(user),
        modifiedBy: byEndUser(user),
        changes: [
          { field: 'confirmed', before: false, after: true },
          { field: 'confirmationToken', before: REDACTED, after: null },
        ],
        request: request('GET', '/api/auth/email-confirmation'),
      }),
    ]);
  });

  it('are recorded when another e-mail to confirm them is asked for', async () => {
    const { user } = await newUser('connie');
    const { email } = user;
    const recorded = await recordedDuring(ada, () =>
      server.agent.post('/api/auth/send-email-confirmation').send({ email }).expect(200),
    );
    expect(recorded).toEqual([
      event({
        category: 'end-user',
        action: 'updated',
        entity: endUserEntity(user),
        modifiedBy: ANONYMOUS,
        changes: [{ field: 'confirmationToken', before: REDACTED, after: REDACTED }],
        request: request('POST', '/api/auth/send-email-confirmation'),
      }),
    ]);
  });
});

describe('the tokens of people', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  it.each([
    ['plugin::users-permissions.user', 'confirmationToken', 'updated', 'updated'],
    ['plugin::users-permissions.user', 'resetPasswordToken', 'password-reset-requested', 'updated'],
    ['admin::user', 'resetPasswordToken', 'password-reset-requested', 'updated'],
    ['admin::user', 'registrationToken', 'invitation-renewed', 'invitation-renewed'],
  ] as const)('are recorded when code sets that of a %s: %s', async (uid, field, set, cleared) => {
    const query = server.strapi.db.query(uid);
    const email = `${field}@example.com`;
    const { id } = await query.create({ data: { email, username: field } as never });
    const write = (value: string | null) =>
      recordedDuring(ada, () => query.update({ where: { id }, data: { [field]: value } as never }));
    expect(await write('known to the author of the script')).toMatchObject([
      { action: set, changes: [{ field, before: null, after: REDACTED }] },
    ]);
    expect(await write(null)).toMatchObject([
      { action: cleared, changes: [{ field, before: REDACTED, after: null }] },
    ]);
  });
});
