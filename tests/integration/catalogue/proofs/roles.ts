import { createRole } from '../../../support/admin';
import { type Proof, SYSTEM } from '../proof';

const grant = (action: string) => ({ action, subject: null, conditions: [], properties: {} });

export const roles: Proof[] = [
  {
    category: 'role',
    action: 'created',
    way: 'panel',
    act: (world) => createRole(world.admin, { name: 'Proof', description: 'Of creation' }),
    says: { entity: { type: 'admin::role', id: expect.any(String), label: 'Proof' } },
  },
  {
    category: 'role',
    action: 'created',
    way: 'script',
    act: ({ strapi }) => strapi.service('admin::role').create({ name: 'Scripted' }),
    says: { modifiedBy: SYSTEM, source: null },
  },
  {
    category: 'role',
    action: 'updated',
    way: 'panel',
    async act(world) {
      const role = await world.role();
      await world.look();
      await world.admin.put(`/admin/roles/${role.id}`).send({ name: 'Renamed', description: '' });
    },
  },
  {
    category: 'role',
    action: 'permissions-changed',
    way: 'panel',
    async act(world) {
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
    async act(world) {
      const { id } = await world.role();
      await world.look();
      const permissions = [grant('plugin::upload.read'), grant('admin::webhooks.read')];
      await world.strapi.service('admin::role').assignPermissions(id, permissions);
    },
    says: { modifiedBy: SYSTEM },
  },
  {
    category: 'role',
    action: 'deleted',
    way: 'panel',
    async act(world) {
      const role = await world.role();
      await world.look();
      await world.admin.delete(`/admin/roles/${role.id}`).expect(200);
    },
  },
];
