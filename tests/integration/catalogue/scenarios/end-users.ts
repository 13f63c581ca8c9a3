import { type Scenario, SYSTEM } from '../scenario';
import type { World } from '../world';

const PASSWORD = 'Correct-Horse-1';
const UID = 'plugin::users-permissions.user';

interface EndUser {
  id: number;
  username: string;
  email: string;
  jwt: string;
}

const register = async (world: World): Promise<EndUser> => {
  const username = world.name('end-user').replace(' ', '-');
  const body = { username, email: `${username}@example.com`, password: PASSWORD };
  const answer = await world.agent.post('/api/auth/local/register').send(body).expect(200);
  return { ...answer.body.user, jwt: answer.body.jwt };
};

const byScript = (action: Scenario['action'], data: object, first: object = {}): Scenario => ({
  category: 'end-user',
  action,
  way: 'script',
  async run(world) {
    const { id } = await register(world);
    const users = world.strapi.db.query(UID);
    if (Object.keys(first).length > 0) await users.update({ where: { id }, data: first });
    await world.look();
    await users.update({ where: { id }, data });
  },
  expected: { modifiedBy: SYSTEM },
});

const roleBody = (name: string, action: string) => ({
  name,
  description: '',
  permissions: { 'api::article': { controllers: { article: { [action]: { enabled: true } } } } },
});

const role = async (world: World): Promise<{ id: number; name: string }> => {
  const name = world.name('Customers');
  await world.admin.post('/users-permissions/roles').send(roleBody(name, 'find')).expect(200);
  const row = await world.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { name } });
  return row as { id: number; name: string };
};

export const endUsers: Scenario[] = [
  {
    category: 'end-user',
    action: 'created',
    way: 'panel',
    async run(world) {
      const username = world.name('made').replace(' ', '-');
      const { id } = await role(world);
      const body = { username, email: `${username}@example.com`, password: PASSWORD, role: id };
      await world.look();
      await world.admin.post(`/content-manager/collection-types/${UID}`).send(body).expect(201);
    },
  },
  { category: 'end-user', action: 'registered', way: 'content api', run: register },
  byScript('updated', { username: 'renamed-by-script' }),
  {
    category: 'end-user',
    action: 'role-changed',
    way: 'script',
    async run(world) {
      const { id } = await register(world);
      const other = await role(world);
      await world.look();
      await world.strapi.db.query(UID).update({ where: { id }, data: { role: other.id } });
    },
    expected: {
      changes: [
        {
          field: 'role',
          before: ['Authenticated'],
          after: [expect.any(String)],
          ids: { before: [expect.any(String)], after: [expect.any(String)] },
        },
      ],
    },
  },
  byScript('confirmed', { confirmed: true }, { confirmed: false }),
  byScript('blocked', { blocked: true }),
  byScript('unblocked', { blocked: false }, { blocked: true }),
  {
    category: 'end-user',
    action: 'password-reset-requested',
    way: 'content api',
    async run(world) {
      const { email } = await register(world);
      await world.look();
      await world.agent.post('/api/auth/forgot-password').send({ email }).expect(200);
    },
    expected: { modifiedBy: { type: 'anonymous' } },
  },
  {
    category: 'end-user',
    action: 'password-reset',
    way: 'content api',
    async run(world) {
      const { id } = await register(world);
      const data = { resetPasswordToken: 'code' };
      await world.strapi.db.query(UID).update({ where: { id }, data });
      await world.look();
      const body = { code: 'code', password: 'New-Horse-3', passwordConfirmation: 'New-Horse-3' };
      await world.agent.post('/api/auth/reset-password').send(body).expect(200);
    },
    expected: { modifiedBy: { type: 'end-user' } },
  },
  {
    category: 'end-user',
    action: 'password-changed',
    way: 'content api',
    async run(world) {
      const { jwt } = await register(world);
      await world.look();
      const password = 'New-Horse-3';
      const body = { currentPassword: PASSWORD, password, passwordConfirmation: password };
      await world.agent
        .post('/api/auth/change-password')
        .set({ authorization: `Bearer ${jwt}` })
        .send(body)
        .expect(200);
    },
    expected: { modifiedBy: { type: 'end-user' } },
  },
  {
    category: 'end-user',
    action: 'deleted',
    way: 'script',
    async run(world) {
      const { id } = await register(world);
      await world.look();
      await world.strapi.db.query(UID).delete({ where: { id } });
    },
  },
  {
    category: 'end-user-login',
    action: 'login',
    way: 'content api',
    async run(world) {
      const { username } = await register(world);
      await world.look();
      const body = { identifier: username, password: PASSWORD };
      await world.agent.post('/api/auth/local').send(body).expect(200);
    },
  },
  {
    category: 'end-user-logout',
    action: 'logout',
    way: 'content api',
    since: '5.42.0',
    async run(world) {
      const { jwt } = await register(world);
      await world.look();
      await world.agent
        .post('/api/auth/logout')
        .set({ authorization: `Bearer ${jwt}` })
        .expect(200);
    },
  },
  {
    category: 'end-user',
    action: 'password-reset-requested',
    way: 'content api, for nobody',
    run: ({ agent }) =>
      agent.post('/api/auth/forgot-password').send({ email: 'nobody@example.com' }).expect(200),
    expected: { outcome: 'failure', entity: null, modifiedBy: { type: 'anonymous' } },
  },
  {
    category: 'end-user-role',
    action: 'permissions-changed',
    way: 'script, many permissions at once',
    async run(world) {
      const { id } = await role(world);
      await world.look();
      const permissions = world.strapi.db.query('plugin::users-permissions.permission');
      const [permission] = await permissions.findMany({ where: { role: { id } } });
      await permissions.updateMany({
        where: { id: { $in: [permission.id] } },
        data: { action: 'api::article.article.delete' },
      });
    },
    expected: { modifiedBy: SYSTEM },
  },
  { category: 'end-user-role', action: 'created', way: 'panel', run: role },
  {
    category: 'end-user-role',
    action: 'updated',
    way: 'panel',
    async run(world) {
      const { id } = await role(world);
      await world.look();
      const body = roleBody(world.name('Renamed'), 'find');
      await world.admin.put(`/users-permissions/roles/${id}`).send(body).expect(200);
    },
  },
  {
    category: 'end-user-role',
    action: 'permissions-changed',
    way: 'panel',
    async run(world) {
      const { id, name } = await role(world);
      await world.look();
      const body = roleBody(name, 'create');
      await world.admin.put(`/users-permissions/roles/${id}`).send(body).expect(200);
    },
  },
  {
    category: 'end-user-role',
    action: 'deleted',
    way: 'panel',
    async run(world) {
      const { id } = await role(world);
      await world.look();
      await world.admin.delete(`/users-permissions/roles/${id}`).expect(200);
    },
  },
];
