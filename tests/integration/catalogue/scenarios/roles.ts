import { createRole } from '../../../support/admin';
import { type Scenario, SYSTEM } from '../scenario';

const grant = (action: string) => ({ action, subject: null, conditions: [], properties: {} });

export const roles: Scenario[] = [
  {
    category: 'role',
    action: 'created',
    way: 'panel',
    run: (world) => createRole(world.admin, { name: 'Scenario', description: 'Of creation' }),
    expected: { entity: { type: 'admin::role', id: expect.any(String), label: 'Scenario' } },
  },
  {
    category: 'role',
    action: 'created',
    way: 'script',
    run: ({ strapi }) => strapi.service('admin::role').create({ name: 'Scripted' }),
    expected: { modifiedBy: SYSTEM, source: null },
  },
  {
    category: 'role',
    action: 'updated',
    way: 'panel',
    async run(world) {
      const role = await world.role();
      await world.look();
      await world.admin.put(`/admin/roles/${role.id}`).send({ name: 'Renamed', description: '' });
    },
  },
  {
    category: 'role',
    action: 'permissions-changed',
    way: 'panel',
    async run(world) {
      const { id } = await world.role();
      await world.look();
      const permissions = [grant('plugin::upload.read'), grant('admin::webhooks.read')];
      await world.admin.put(`/admin/roles/${id}/permissions`).send({ permissions }).expect(200);
    },
  },
  {
    category: 'role',
    action: 'permissions-changed',
    way: 'script',
    async run(world) {
      const { id } = await world.role();
      await world.look();
      const permissions = [grant('plugin::upload.read'), grant('admin::webhooks.read')];
      await world.strapi.service('admin::role').assignPermissions(id, permissions);
    },
    expected: { modifiedBy: SYSTEM },
  },
  {
    category: 'role',
    action: 'deleted',
    way: 'panel',
    async run(world) {
      const role = await world.role();
      await world.look();
      await world.admin.delete(`/admin/roles/${role.id}`).expect(200);
    },
  },
];
