import type { CaptureContext } from '../capture';
import { bulkEvent, MAX_ROWS_IN_DETAIL } from '../lib/bulk-writes';
import { difference } from '../lib/difference';
import { createdIds } from '../lib/created-rows';
import { type Handlers, type LifecycleEvent, listen, type Row } from '../lib/lifecycles';
import { touchFarSidesOfNew, touchOtherEnds, touchRows } from './affected';
import { type EntryRow, readRows, readRowsBy } from './document-state';
import { flattenNode } from './flatten';
import type { Ledger } from './ledger';
import type { Ledgers } from './ledgers';

const COLUMNS = ['id', 'documentId'];

interface State {
  isSummarised: boolean;
}

/** Reads the entries that a condition finds, up to one more than are looked at one by one. */
const entriesBy = async (
  { strapi }: CaptureContext,
  ledger: Ledger,
  uid: string,
  { where, filters, _q }: LifecycleEvent<State>['params'],
): Promise<EntryRow[]> => {
  const query = { where, filters, _q, select: COLUMNS, limit: MAX_ROWS_IN_DETAIL + 1 };
  return (await readRows(strapi, ledger.transaction, uid, query, true)) as EntryRow[];
};

/** The id in a condition that names one row and nothing else. */
const onlyId = (where: unknown): Row['id'] | null => {
  const { id, ...rest } = (where ?? {}) as { id?: unknown };
  const isId = typeof id === 'number' || typeof id === 'string';
  return isId && Object.keys(rest).length === 0 ? id : null;
};

const writesRelation = (data: Record<string, unknown>): boolean =>
  Object.values(data).some((value) => typeof value === 'object' && value !== null);

/** Listens to what is written to rows of a content type, by the document service and past it. */
export const watchEntryRows = (context: CaptureContext, ledgers: Ledgers, uid: string): void => {
  const { strapi, journal } = context;

  const beforeOne = async ({ params }: LifecycleEvent<State>): Promise<void> => {
    const ledger = await ledgers.current(context);
    if (!ledger) return;
    const { data } = params;
    const id = onlyId(params.where);
    const isKnown = id !== null && ledger.knowsRow(uid, id);
    if (isKnown && !(data && writesRelation(data))) return;
    const rows = await entriesBy(context, ledger, uid, { where: params.where });
    // The write changes one row, even where the condition finds more.
    await ledger.touch(
      uid,
      rows.slice(0, 1).map(({ documentId }) => documentId),
    );
    if (data) await touchOtherEnds(strapi, ledger, { uid, rows: rows.slice(0, 1), data });
  };

  const beforeMany = async ({ params, state }: LifecycleEvent<State>): Promise<void> => {
    const ledger = await ledgers.current(context);
    if (!ledger) return;
    const rows = await entriesBy(context, ledger, uid, params);
    if (rows.length > MAX_ROWS_IN_DETAIL) state.isSummarised = true;
    else
      await ledger.touch(
        uid,
        rows.map(({ documentId }) => documentId),
      );
  };

  const summarise = async (
    action: 'created' | 'updated' | 'deleted',
    { params, result, state }: LifecycleEvent<State>,
  ): Promise<void> => {
    if (!state.isSummarised) return;
    const { count } = result as { count: number };
    const { where, filters, _q, data } = params;
    const isUpdate = action === 'updated' && data !== undefined;
    const given = { uid, row: { id: 0, ...data }, links: [], components: new Map() };
    const changes = isUpdate ? difference(null, flattenNode(strapi, given)) : [];
    const written = { count, criteria: { where, filters, _q }, data: changes };
    const event = bulkEvent(strapi, uid, written);
    await journal.record({ category: 'content', action, ...event });
  };

  const handlers: Handlers<State> = {
    async beforeCreate({ params: { data = {} } }) {
      const ledger = await ledgers.current(context);
      if (!ledger) return;
      if (typeof data.documentId === 'string') await ledger.touch(uid, [data.documentId]);
      if (writesRelation(data)) await touchOtherEnds(strapi, ledger, { uid, rows: [], data });
    },
    async afterCreate({ params: { data = {} }, result }) {
      const ledger = await ledgers.current(context);
      if (!ledger) return;
      const { id, documentId: known } = result as Partial<EntryRow> & Row;
      const documentId = known ?? (await documentIdsOf(context, ledger, uid, [id]))[0];
      if (!documentId) return;
      ledger.touchNew(uid, documentId);
      ledger.addRow(uid, id);
      if (writesRelation(data)) await touchFarSidesOfNew(strapi, ledger, { uid, documentId, data });
    },
    async beforeCreateMany({ params, state }) {
      const data = params.data as unknown as { documentId?: string }[] | undefined;
      const ledger = await ledgers.current(context);
      if (!ledger || !Array.isArray(data)) return;
      if (data.length > MAX_ROWS_IN_DETAIL) state.isSummarised = true;
      else
        await ledger.touch(
          uid,
          data.flatMap(({ documentId }) => documentId ?? []),
        );
    },
    async afterCreateMany(event) {
      if (event.state.isSummarised) return summarise('created', event);
      const ledger = await ledgers.current(context);
      if (!ledger) return;
      const data = event.params.data as unknown as Record<string, unknown>[];
      const ids = await createdIds(strapi, uid, data, event.result);
      if (!ids) {
        event.state.isSummarised = true;
        return summarise('created', event);
      }
      for (const documentId of await documentIdsOf(context, ledger, uid, ids))
        ledger.touchNew(uid, documentId);
    },
    beforeUpdate: beforeOne,
    beforeDelete: beforeOne,
    beforeUpdateMany: beforeMany,
    beforeDeleteMany: beforeMany,
    afterUpdateMany: (event) => summarise('updated', event),
    afterDeleteMany: (event) => summarise('deleted', event),
  };
  listen(strapi, uid, handlers);
};

const documentIdsOf = async (
  { strapi }: CaptureContext,
  ledger: Ledger,
  uid: string,
  ids: readonly Row['id'][],
): Promise<string[]> => {
  const by = { column: 'id', values: ids, select: COLUMNS } as const;
  const rows = await readRowsBy(strapi, ledger.transaction, uid, by);
  return rows.map((row) => (row as EntryRow).documentId);
};

/** Listens to what is written to rows of a component: they are parts of entries. */
export const watchComponentRows = (
  context: CaptureContext,
  ledgers: Ledgers,
  uid: string,
): void => {
  const { strapi } = context;
  const before = async ({ params }: LifecycleEvent<unknown>): Promise<void> => {
    const ledger = await ledgers.current(context);
    if (!ledger) return;
    const id = onlyId(params.where);
    if (id !== null && ledger.knowsRow(uid, id)) return;
    const { where, filters, _q } = params;
    const query = { where, filters, _q, select: ['id'], limit: MAX_ROWS_IN_DETAIL };
    const rows = await readRows(strapi, ledger.transaction, uid, query);
    const ids = rows.map((row) => row.id);
    await touchRows(strapi, ledger, uid, ids);
  };
  listen(strapi, uid, {
    async afterCreate({ result }) {
      (await ledgers.current(context))?.addRow(uid, (result as Row).id);
    },
    beforeUpdate: before,
    beforeDelete: before,
    beforeUpdateMany: before,
    beforeDeleteMany: before,
  });
};
