import { login, registerFirstAdmin } from '../../../support/admin';
import { eventually } from '../../support/eventually';
import { type Scenario, SYSTEM } from '../scenario';
import type { World } from '../world';

const PASSWORD = 'Another-Horse-2';

const invite = async (world: World): Promise<{ id: number; registrationToken: string }> => {
  const { id } = await world.role();
  const email = `${world.name('invited').replace(' ', '-')}@example.com`;
  const { body } = await world.admin
    .post('/admin/users')
    .send({ email, firstname: 'Ina', lastname: 'Invited', roles: [id] })
    .expect(201);
  return body.data;
};

/** An update of a user in the panel. */
const updated = (
  action: Scenario['action'],
  change: object | ((world: World) => Promise<object>),
  first: object = {},
): Scenario => ({
  category: 'user',
  action,
  way: 'panel',
  async run(world) {
    const { id } = await world.user();
    const body = typeof change === 'function' ? await change(world) : change;
    if (Object.keys(first).length > 0) await world.admin.put(`/admin/users/${id}`).send(first);
    await world.look();
    await world.admin.put(`/admin/users/${id}`).send(body).expect(200);
  },
});

const byScript = (action: Scenario['action'], data: object, first: object = {}): Scenario => ({
  category: 'user',
  action,
  way: 'script',
  async run(world) {
    const { id } = await world.user();
    const users = world.strapi.db.query('admin::user');
    if (Object.keys(first).length > 0) await users.update({ where: { id }, data: first });
    await world.look();
    await users.update({ where: { id }, data });
  },
  expected: { modifiedBy: SYSTEM },
});

export const adminUsers: Scenario[] = [
  {
    category: 'user',
    action: 'registered',
    way: 'panel',
    async run(world) {
      // Past every lifecycle, so that this world has no administrator again and nobody has recorded
      // why.
      await world.strapi.db.connection('admin_users').delete();
      world.admin = await registerFirstAdmin(world);
    },
  },
  { category: 'user', action: 'created', way: 'panel', run: (world) => inviteOnly(world) },
  {
    category: 'user',
    action: 'invitation-accepted',
    way: 'panel',
    async run(world) {
      const { registrationToken } = await invite(world);
      await world.look();
      const userInfo = { firstname: 'Ina', lastname: 'Invited', password: PASSWORD };
      await world.agent.post('/admin/register').send({ registrationToken, userInfo }).expect(200);
    },
  },
  byScript('invitation-renewed', { registrationToken: 'renewed-token' }),
  updated('updated', { firstname: 'Renamed' }),
  updated('email-changed', async (world) => ({
    email: `${world.name('new').replace(' ', '-')}@example.com`,
  })),
  updated('roles-changed', async (world) => ({ roles: [(await world.role()).id] })),
  updated('deactivated', { isActive: false }),
  updated('activated', { isActive: true }, { isActive: false }),
  byScript('blocked', { blocked: true }),
  byScript('unblocked', { blocked: false }, { blocked: true }),
  updated('password-changed', { password: PASSWORD }),
  {
    category: 'user',
    action: 'password-reset-requested',
    way: 'panel',
    async run(world) {
      const { email } = await world.user();
      await world.look();
      await world.agent.post('/admin/forgot-password').send({ email }).expect(204);
      // Strapi answers before it is done.
      await eventually(async () => (await world.events()).length || undefined);
    },
  },
  {
    category: 'user',
    action: 'password-reset',
    way: 'panel',
    async run(world) {
      const { id } = await world.user();
      const token = await world.strapi.service('admin::token').createToken();
      await world.strapi.service('admin::user').updateById(id, {
        resetPasswordToken: token,
        resetPasswordTokenExpiresAt: new Date(Date.now() + 60_000),
      });
      await world.look();
      const body = { resetPasswordToken: token, password: PASSWORD };
      await world.agent.post('/admin/reset-password').send(body).expect(200);
    },
  },
  {
    category: 'user',
    action: 'sessions-revoked',
    way: 'panel',
    since: '5.50.0',
    async run(world) {
      const agent = await login(world, await world.user());
      await world.look();
      await agent.delete('/admin/users/me/sessions');
    },
  },
  {
    category: 'user',
    action: 'deleted',
    way: 'panel',
    async run(world) {
      const { id } = await world.user();
      await world.look();
      await world.admin.delete(`/admin/users/${id}`).expect(200);
    },
  },
  {
    category: 'user',
    action: 'roles-changed',
    way: 'script, by the inverse side of the relation',
    async run(world) {
      const { id } = await world.user();
      const role = await world.role();
      await world.look();
      await world.strapi.db
        .query('admin::role')
        .update({ where: { id: role.id }, data: { users: { connect: [{ id }] } } });
    },
    expected: { modifiedBy: SYSTEM },
  },
  {
    category: 'user',
    action: 'password-reset',
    way: 'panel, by a guessed token',
    run: ({ agent }) =>
      agent
        .post('/admin/reset-password')
        .send({ resetPasswordToken: 'guess', password: 'Guessed-Horse-1' })
        .expect(400),
    expected: { outcome: 'failure', entity: null, modifiedBy: { type: 'anonymous' } },
  },
];
async function inviteOnly(world: World): Promise<void> {
  const { id } = await world.role();
  await world.look();
  const email = `${world.name('created').replace(' ', '-')}@example.com`;
  const body = { email, firstname: 'Ida', lastname: 'Invited', roles: [id] };
  await world.admin.post('/admin/users').send(body).expect(201);
}
