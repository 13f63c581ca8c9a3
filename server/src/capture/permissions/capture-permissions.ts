import type { Fact } from '../../journal';
import type { Capture, Surroundings } from '../capture';
import { createdIds } from '../created-ids';
import { type Handlers, listen, type Row } from '../lifecycles';
import type { OwnedPermission, PermissionOfOwner } from './owned';
import { PermissionReader } from './reader';

interface State {
  before: PermissionOfOwner[];
}

/** Captures what is granted to an owner and what is taken away. All of one unit of work becomes one event on that owner. */
export const capturePermissions = (kind: OwnedPermission): Capture => ({
  models: [kind.uid],
  start: (surroundings) => start(kind, surroundings),
});

const start = (kind: OwnedPermission, { strapi, journal }: Surroundings): void => {
  const { uid, ownerUid, category, nameUpdate } = kind;
  const reader = new PermissionReader(strapi, journal, kind);

  const tell = async (owner: Row, members: Pick<Fact, 'added' | 'removed'>): Promise<void> => {
    if (kind.isAutomatic?.(owner)) return;
    await journal.add({
      category: typeof category === 'string' ? category : category(owner),
      entity: { type: ownerUid, id: String(owner.id), label: String(owner.name) },
      deed: 'updated',
      nameUpdate,
      ...members,
    });
  };

  const tellAdded = async (granted: PermissionOfOwner[]): Promise<void> => {
    for (const { permission, owner } of granted) {
      if (owner) await tell(owner, { added: [kind.toMember(permission, strapi)] });
    }
  };

  const tellRemoved = async (revoked: PermissionOfOwner[]): Promise<void> => {
    for (const { permission, owner } of revoked) {
      if (owner) await tell(owner, { removed: [kind.toMember(permission, strapi)] });
    }
  };

  const handlers: Handlers<State> = {
    async afterCreate({ params, result }) {
      await tellAdded(await reader.afterCreate(result as Row, params.data?.[kind.owner]));
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
      await tellAdded(await reader.read({ id: before.map(({ permission }) => permission.id) }));
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
  };

  listen(strapi, uid, handlers);
};
