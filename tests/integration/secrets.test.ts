/** @whole-run sqlite */
import {
  type AdminAgent,
  createUser,
  FIRST_ADMIN,
  login,
  registerFirstAdmin,
} from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { eventually } from './support/eventually';
import { keepMail } from './support/mail';

const PASSWORDS = {
  invited: 'Invited-Horse-1',
  reset: 'Reset-Horse-2',
  own: 'Own-Horse-3',
  wrong: 'Wrong-Horse-4',
  endUser: 'End-User-Horse-5',
  endUserReset: 'End-User-Horse-6',
};

describe('secrets', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const stored = (uid: 'admin::user' | 'plugin::users-permissions.user', email: string) =>
    server.strapi.db.query(uid).findOne({ where: { email } });

  /** Every value of every column of every event. */
  const wholeTable = async () =>
    JSON.stringify(await server.strapi.db.connection('audit_events').select('*'));

  it('never reach the table when an administrator is invited, resets a password and signs in', async () => {
    const mails = keepMail(server.strapi);
    const email = 'ivo@example.com';
    const { body: invitation } = await ada
      .post('/admin/users')
      .send({ email, firstname: 'Ivo', lastname: 'Invited', roles: [ada.user.roles[0]!.id] })
      .expect(201);
    const { registrationToken } = invitation.data;
    const userInfo = { firstname: 'Ivo', password: PASSWORDS.invited };
    const { body: accepted } = await server.agent
      .post('/admin/register')
      .send({ registrationToken, userInfo })
      .expect(200);
    const first = await stored('admin::user', email);

    await server.agent.post('/admin/forgot-password').send({ email }).expect(204);
    await eventually(() => mails[0]);
    const { resetPasswordToken } = await stored('admin::user', email);
    await server.agent
      .post('/admin/reset-password')
      .send({ resetPasswordToken, password: PASSWORDS.reset })
      .expect(200);
    const second = await stored('admin::user', email);

    const ivo = await login(server, { email, password: PASSWORDS.reset });
    const change = { currentPassword: PASSWORDS.reset, password: PASSWORDS.own };
    await ivo.put('/admin/users/me').send(change).expect(200);
    await server.agent
      .post('/admin/login')
      .send({ email: PASSWORDS.wrong, password: PASSWORDS.wrong })
      .expect(400);

    const table = await wholeTable();
    expect(table).toContain(email);
    const secrets = { ...PASSWORDS, registrationToken, resetPasswordToken };
    const hashes = { first: first.password, second: second.password, jwt: accepted.data.token };
    for (const secret of Object.values({ ...secrets, ...hashes, ada: FIRST_ADMIN.password })) {
      expect(secret).toEqual(expect.any(String));
      expect(table).not.toContain(secret);
    }
  });

  it('never reach the table when an end user registers, resets a password and signs in', async () => {
    keepMail(server.strapi);
    const email = 'eve@example.com';
    const { body: registered } = await server.agent
      .post('/api/auth/local/register')
      .send({ username: 'eve', email, password: PASSWORDS.endUser })
      .expect(200);
    const first = await stored('plugin::users-permissions.user', email);
    await server.agent.post('/api/auth/forgot-password').send({ email }).expect(200);
    const { resetPasswordToken: code } = await stored('plugin::users-permissions.user', email);
    const password = PASSWORDS.endUserReset;
    const reset = { code, password, passwordConfirmation: password };
    await server.agent.post('/api/auth/reset-password').send(reset).expect(200);
    await server.agent.post('/api/auth/local').send({ identifier: email, password }).expect(200);

    const table = await wholeTable();
    expect(table).toContain(email);
    for (const secret of [PASSWORDS.endUser, password, first.password, code, registered.jwt]) {
      expect(secret).toEqual(expect.any(String));
      expect(table).not.toContain(secret);
    }
  });

  it('are not kept of a path that carries one in its query', async () => {
    await createUser(ada, { email: 'q@example.com', password: PASSWORDS.invited, roles: [1] });
    await server.agent
      .post('/admin/login?password=In-The-Query-7')
      .send({ email: 'q@example.com', password: PASSWORDS.invited })
      .expect(200);
    expect(await wholeTable()).not.toContain('In-The-Query-7');
  });
});
