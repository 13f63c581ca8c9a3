import { catalogueCode } from '../../contracts';
import type { Mutation, Operation } from '../../event';
import type { Capture, CaptureContext } from '../capture';
import { bulkEvent, MAX_ROWS_IN_DETAIL } from '../lib/bulk-writes';
import { type Handlers, listen, type Row } from '../lib/lifecycles';
import { watchRelatedRows } from '../lib/related-rows';
import { createdIds, type Criteria } from '../lib/snapshot';
import {
  type OwnedPermission,
  type Owner,
  type PermissionOfOwner,
  PermissionReader,
} from './permission-reader';

interface State {
  before: PermissionOfOwner[];
  /** There are too many permissions to compare one by one. */
  isBulk: boolean;
}

/**
 * Captures what is granted to an owner and what is revoked. A unit of work becomes one event of
 * that owner.
 */
export const capturePermissions = (kind: OwnedPermission): Capture => ({
  models: [kind.uid],
  start: (context) => start(kind, context),
});

const start = (kind: OwnedPermission, context: CaptureContext): void => {
  const { strapi, journal } = context;
  const { uid } = kind;
  const reader = new PermissionReader(strapi, journal, kind);

  const record = async (
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

  const recordAdded = async (granted: PermissionOfOwner[]): Promise<void> => {
    for (const one of granted)
      await record(one, { added: [kind.toSetItem(one.permission, strapi)] });
  };

  const recordRemoved = async (revoked: PermissionOfOwner[]): Promise<void> => {
    for (const one of revoked)
      await record(one, { removed: [kind.toSetItem(one.permission, strapi)] });
  };

  /** Records a write of too many permissions as one event. */
  const recordBulk = async (
    operation: Operation,
    result: unknown,
    criteria?: Criteria,
  ): Promise<void> => {
    const { category, nameUpdate } = kind.owners[0] as Owner;
    const { count } = result as { count: number };
    await journal.record({
      ...catalogueCode(
        typeof category === 'string' ? category : category({ id: 0 }),
        nameUpdate([{ field: 'permissions', before: null, after: operation }]) ?? 'updated',
      ),
      ...bulkEvent(strapi, uid, { count, criteria }),
    });
  };

  const lookAtMany = async (criteria: Criteria): Promise<Partial<State>> => {
    const ids = await reader.find(criteria, MAX_ROWS_IN_DETAIL + 1);
    return ids.length > MAX_ROWS_IN_DETAIL ? { isBulk: true } : { before: await reader.read(ids) };
  };

  const compare = async (before: PermissionOfOwner[]): Promise<void> => {
    await recordRemoved(before);
    await recordAdded(await reader.afterUpdate(before));
  };

  const handlers: Handlers<State> = {
    async afterCreate({ params, result }) {
      await recordAdded(await reader.afterCreate(result as Row, params.data ?? {}));
    },
    async afterCreateMany({ params, result }) {
      const data = params.data as unknown as Record<string, unknown>[];
      const isBulk = data.length > MAX_ROWS_IN_DETAIL;
      const ids = isBulk ? null : await createdIds(strapi, uid, data, result);
      if (ids) await recordAdded(await reader.read(ids));
      else await recordBulk('created', result);
    },
    async beforeUpdate({ params, state }) {
      state.before = await reader.readOne(params.where);
    },
    async afterUpdate({ state }) {
      await compare(state.before ?? []);
    },
    async beforeUpdateMany({ params, state }) {
      Object.assign(state, await lookAtMany({ where: params.where }));
    },
    async afterUpdateMany({ params, result, state }) {
      if (state.isBulk) await recordBulk('updated', result, { where: params.where });
      else await compare(state.before ?? []);
    },
    async beforeDelete({ params, state }) {
      state.before = await reader.beforeDelete(params.where);
    },
    async afterDelete({ state }) {
      await recordRemoved(state.before ?? []);
    },
    async beforeDeleteMany({ params: { where, filters, _q }, state }) {
      Object.assign(state, await lookAtMany({ where, filters, _q }));
    },
    async afterDeleteMany({ params: { where, filters, _q }, result, state }) {
      if (state.isBulk) await recordBulk('deleted', result, { where, filters, _q });
      else await recordRemoved(state.before ?? []);
    },
  };

  listen(strapi, uid, handlers);
  for (const { relation } of kind.owners) {
    watchRelatedRows<PermissionOfOwner>(
      context,
      { uid, relation },
      {
        max: MAX_ROWS_IN_DETAIL,
        before: (ids) => reader.read(ids),
        idOf: ({ permission }) => permission.id,
        after: compare,
        tooMany: (count) => recordBulk('updated', { count }),
      },
    );
  }
};
