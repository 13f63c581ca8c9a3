import type { Fact } from '../../journal';
import type { Capture, Surroundings } from '../capture';
import { createdIds } from '../created-ids';
import { listen, type Row } from '../lifecycles';
import { nameRoleUpdate } from '../roles';
import type { OwnedByRole, PermissionRow } from './owned-by-role';
import { PermissionReader } from './reader';

interface State {
  before: PermissionRow[];
}

/** Captures what is granted to a role and what is taken away. All of one unit of work becomes one event on that role. */
export const capturePermissions = (kind: OwnedByRole): Capture => ({
  models: [kind.uid],
  start: (surroundings) => start(kind, surroundings),
});

const start = (kind: OwnedByRole, { strapi, journal }: Surroundings): void => {
  const { uid, roleUid, category } = kind;
  const reader = new PermissionReader(strapi, journal, kind);
  const toMember = (permission: PermissionRow) => kind.toMember(permission, strapi);

  const tell = async (role: Row, members: Pick<Fact, 'added' | 'removed'>): Promise<void> =>
    journal.add({
      category,
      entity: { type: roleUid, id: String(role.id), label: String(role.name) },
      deed: 'updated',
      nameUpdate: nameRoleUpdate,
      ...members,
    });

  const tellAdded = async (permissions: PermissionRow[]): Promise<void> => {
    for (const permission of permissions) {
      if (permission.role) await tell(permission.role, { added: [toMember(permission)] });
    }
  };

  const tellRemoved = async (permissions: PermissionRow[]): Promise<void> => {
    for (const permission of permissions) {
      if (permission.role) await tell(permission.role, { removed: [toMember(permission)] });
    }
  };

  listen<State>(strapi, uid, {
    async afterCreate({ params, result }) {
      await tellAdded(await reader.afterCreate(result as Row, params.data?.role));
    },
    async afterCreateMany({ result }) {
      await tellAdded(await reader.read({ id: createdIds(result) }));
    },
    async beforeUpdate({ params, state }) {
      state.before = await reader.read(params.where);
    },
    async afterUpdate({ state }) {
      const before = state.before ?? [];
      await tellRemoved(before);
      await tellAdded(await reader.read({ id: before.map((permission) => permission.id) }));
    },
    async beforeDelete({ params, state }) {
      state.before = await reader.beforeDelete(params.where);
    },
    async afterDelete({ state }) {
      await tellRemoved(state.before ?? []);
    },
    async beforeDeleteMany({ params, state }) {
      state.before = await reader.read(params.where);
    },
    async afterDeleteMany({ state }) {
      await tellRemoved(state.before ?? []);
    },
  });
};
