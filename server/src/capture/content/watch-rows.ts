import type { CaptureContext } from '../capture';
import { bulkEvent, MAX_ROWS_IN_DETAIL } from '../lib/bulk-writes';
import { difference } from '../lib/difference';
import { type Handlers, type LifecycleEvent, listen, type Row } from '../lib/lifecycles';
import { createdIds } from '../lib/snapshot';
import { touchFarSidesOfNew, touchOtherEnds, touchRows } from './affected';
import { type EntryRow, readRows, readRowsBy } from './document-state';
import type { DeletedRow } from './far-side';
import { flattenNode } from './flatten';
import type { Ledger, Ledgers } from './ledger';

const COLUMNS = ['id', 'documentId'];

interface State {
  isSummarised: boolean;
}

/** Reads the entries that a condition finds, at most one more than are compared one by one. */
const entriesBy = async (
  { strapi }: CaptureContext,
  ledger: Ledger,
  uid: string,
  { where, filters, _q }: LifecycleEvent<State>['params'],
): Promise<EntryRow[]> => {
  const query = { where, filters, _q, select: COLUMNS, limit: MAX_ROWS_IN_DETAIL + 1 };
  return (await readRows(strapi, ledger.transaction, uid, query, true)) as EntryRow[];
};

/** The id in a condition that is only an id. */
const onlyId = (where: unknown): Row['id'] | null => {
  const { id, ...rest } = (where ?? {}) as { id?: unknown };
  const isId = typeof id === 'number' || typeof id === 'string';
  return isId && Object.keys(rest).length === 0 ? id : null;
};

/** Listens to writes to the rows of a content type, by the document service or without it. */
export const watchEntryRows = (context: CaptureContext, ledgers: Ledgers, uid: string): void => {
  const { strapi, journal } = context;

  const touch = (ledger: Ledger, rows: readonly DeletedRow[]): Promise<void> =>
    ledger.touch(
      uid,
      rows.map(({ documentId }) => documentId),
    );

  /** The document that a write makes the rows a part of. */
  const touchGiven = async (ledger: Ledger, { documentId }: Record<string, unknown>) => {
    if (typeof documentId === 'string') await ledger.touch(uid, [documentId]);
  };

  /** The row that a write by `where` changes, even if the condition finds more. */
  const findOne = async (ledger: Ledger, where: unknown): Promise<DeletedRow[]> => {
    const id = onlyId(where);
    const documentId = id === null ? null : ledger.documentOf(uid, id);
    if (id !== null && documentId !== null) return [{ id, documentId }];
    return (await entriesBy(context, ledger, uid, { where })).slice(0, 1);
  };

  const lookAtMany = async (
    { params, state }: LifecycleEvent<State>,
    look: (ledger: Ledger, rows: EntryRow[]) => Promise<void>,
  ): Promise<void> => {
    const ledger = await ledgers.current(context);
    if (!ledger) return;
    const rows = await entriesBy(context, ledger, uid, params);
    if (rows.length > MAX_ROWS_IN_DETAIL) state.isSummarised = true;
    else await look(ledger, rows);
  };

  const touchDeleted = async (ledger: Ledger, rows: readonly DeletedRow[]): Promise<void> => {
    await touch(ledger, rows);
    await ledger.noteDeletion(uid, rows);
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
      await touchGiven(ledger, data);
      await touchOtherEnds(strapi, ledger, { uid, rows: [], data });
    },
    async afterCreate({ params: { data = {} }, result }) {
      const ledger = await ledgers.current(context);
      if (!ledger) return;
      const { id, documentId: known } = result as Partial<EntryRow> & Row;
      const documentId = known ?? (await documentIdsOf(context, ledger, uid, [id]))[0];
      if (!documentId) return;
      ledger.touchNew(uid, documentId);
      ledger.addRow(uid, id, documentId);
      await touchFarSidesOfNew(strapi, ledger, { uid, documentId, data });
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
    async beforeUpdate({ params: { where, data = {} } }) {
      const ledger = await ledgers.current(context);
      if (!ledger) return;
      const rows = await findOne(ledger, where);
      await touch(ledger, rows);
      await touchGiven(ledger, data);
      await touchOtherEnds(strapi, ledger, { uid, rows, data });
    },
    async beforeDelete({ params: { where } }) {
      const ledger = await ledgers.current(context);
      if (ledger) await touchDeleted(ledger, await findOne(ledger, where));
    },
    beforeUpdateMany: (event) =>
      lookAtMany(event, async (ledger, rows) => {
        await touch(ledger, rows);
        await touchGiven(ledger, event.params.data ?? {});
      }),
    beforeDeleteMany: (event) => lookAtMany(event, touchDeleted),
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

/** Listens to writes to the rows of a component, which are parts of entries. */
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
