import type { Mutation } from '../../journal';
import type { Capture, CaptureContext } from '../capture';
import { createdIds } from '../lib/created-ids';
import { type Handlers, listen, type Row } from '../lib/lifecycles';
import type { OwnedPermission, PermissionOfOwner } from './owned-permission';
import { PermissionReader } from './permission-reader';

interface State {
  before: PermissionOfOwner[];
}

/** Captures what is granted to an owner and what is taken away. All of one unit of work becomes one event on that owner. */
export const capturePermissions = (kind: OwnedPermission): Capture => ({
  models: [kind.uid],
  start: (context) => start(kind, context),
});

const start = (kind: OwnedPermission, { strapi, journal }: CaptureContext): void => {
  const { uid } = kind;
  const reader = new PermissionReader(strapi, journal, kind);

  const tell = async (
    { of }: PermissionOfOwner,
    items: Pick<Mutation, 'added' | 'removed'>,
  ): Promise<void> => {
    if (!of || of.owner.isAutomatic?.(of.row)) return;
    const { owner, row } = of;
    const { category, nameUpdate } = owner;
    await journal.add({
      category: typeof category === 'string' ? category : category(row),
      entity: { type: owner.uid, id: String(row.id), label: String(row.name) },
      operation: 'updated',
      nameUpdate,
      ...items,
    });
  };

  const tellAdded = async (granted: PermissionOfOwner[]): Promise<void> => {
    for (const one of granted) await tell(one, { added: [kind.toSetItem(one.permission, strapi)] });
  };

  const tellRemoved = async (revoked: PermissionOfOwner[]): Promise<void> => {
    for (const one of revoked)
      await tell(one, { removed: [kind.toSetItem(one.permission, strapi)] });
  };

  const handlers: Handlers<State> = {
    async afterCreate({ params, result }) {
      await tellAdded(await reader.afterCreate(result as Row, params.data ?? {}));
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
      await tellAdded(await reader.afterUpdate(before));
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
