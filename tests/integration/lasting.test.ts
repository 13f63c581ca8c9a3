/** @whole-run sqlite */
import {
  type AdminAgent,
  createRole,
  createUser,
  login,
  registerFirstAdmin,
} from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readDetails, readEvents } from './support/events';

describe('events outlast', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  it('the accounts and roles that they name', async () => {
    const role = await createRole(ada, {
      name: 'Temps',
      permissions: [{ action: 'admin::roles.create' }],
    });
    const person = { email: 'tim@example.com', password: 'Correct-Horse-2' };
    const name = { firstname: 'Tim', lastname: 'Temp' };
    const user = await createUser(ada, { ...person, ...name, roles: [role.id] });
    const tim = await login(server, person);
    await createRole(tim, { name: 'Made by Tim' });
    await ada.delete(`/admin/users/${user.id}`).expect(200);
    await ada.delete(`/admin/roles/${role.id}`).expect(200);

    const didIt = { type: 'admin', id: String(user.id), name: 'Tim Temp', email: person.email };
    const events = await readEvents(ada, { actor: `admin:${user.id}` });
    expect(
      events.map(({ action, entity, modifiedBy }) => [action, entity?.label, modifiedBy]),
    ).toEqual([
      ['login', 'Temps', didIt],
      ['created', 'Made by Tim', didIt],
    ]);
  });

  it('a time in which the plugin is disabled', async () => {
    const before = await readDetails(ada);
    expect(before.length).toBeGreaterThan(5);
    server = await server.restart({ auditLog: false });
    ada = await login(server);
    await ada.get('/audit-log/events').expect(404);
    await createRole(ada, { name: 'Not recorded' });

    server = await server.restart();
    ada = await login(server);
    const [signIn, ...others] = (await readDetails(ada)).slice(before.length);
    expect((await readDetails(ada)).slice(0, before.length)).toEqual(before);
    expect([signIn?.category, others]).toEqual(['login', []]);
  });
});
