import type { Capture, CaptureContext } from '../capture';
import { MAX_ROWS_IN_DETAIL } from './bulk-writes';
import { type Handlers, type LifecycleEvent, listen, type Row } from './lifecycles';
import { mainFieldsOf } from './main-field';
import type { ModelDefinition } from './model-definition';
import { OwnAttributes } from './own-attributes';
import type { Populate } from './populate';
import { watchRelatedRows } from './related-rows';
import { RowReporter } from './row-reporter';
import { schemaOf } from './schema';
import { createdIds, type Criteria, type Id, Snapshots } from './snapshot';

interface State {
  before: Row[];
  /** There are too many rows to compare one by one. */
  isBulk: boolean;
}

/** Captures every write to one model, with the row before and after it. */
export const captureModel = (definition: ModelDefinition): Capture => ({
  models: [definition.uid],
  start: (context) => start(definition, context),
});

const start = (definition: ModelDefinition, context: CaptureContext): void => {
  const { strapi, journal } = context;
  const { uid } = definition;
  const snapshots = new Snapshots(strapi, uid);
  const own = new OwnAttributes({ strapi, mainFieldOf: mainFieldsOf(strapi, journal) }, definition);
  const report = new RowReporter(definition, context, own);
  // Older versions of Strapi lack some of them.
  const attributes = schemaOf(strapi, uid)?.attributes ?? {};
  const relations = Object.keys(definition.relations ?? {}).filter((name) => name in attributes);
  const inOtherTables = [...relations, ...own.related];

  /** What to read from other tables. `names` limits it. */
  const populate = async (names: readonly string[] = inOtherTables): Promise<Populate> => ({
    ...Object.fromEntries(
      relations.filter((name) => names.includes(name)).map((name) => [name, true]),
    ),
    ...(await own.populate(names)),
  });

  const read = async (ids: readonly Id[]): Promise<Row[]> => snapshots.read(ids, await populate());

  const lock = async (ids: readonly Id[]): Promise<Row[]> => snapshots.lock(ids, await populate());

  /** The row as it is now. It is read again only if Strapi's result lacks something. */
  const current = async ({ params, result }: LifecycleEvent<State>, before?: Row): Promise<Row> => {
    const row = result as Row;
    const written = inOtherTables.filter((name) => name in (params.data ?? {}));
    const [again] =
      params.select || written.length > 0
        ? await snapshots.read([row.id], await populate(written))
        : [];
    const others = inOtherTables.filter((name) => !written.includes(name));
    return {
      ...(again ?? row),
      ...Object.fromEntries(others.map((name) => [name, before?.[name]])),
    };
  };

  /**
   * The row that a write by `where` is about to change, with all its relations: a lifecycle of the
   * app may still add one to the write.
   */
  const findAndLock = async (where: unknown): Promise<Row[]> => {
    const id = await snapshots.findOne(where);
    return id === undefined ? [] : lock([id]);
  };

  const findAndLockMany = async (criteria: Criteria): Promise<Partial<State>> => {
    const ids = await snapshots.find(criteria, MAX_ROWS_IN_DETAIL + 1);
    return ids.length > MAX_ROWS_IN_DETAIL ? { isBulk: true } : { before: await lock(ids) };
  };

  const countOf = (result: unknown): number => (result as { count: number }).count;

  const compare = async (before: Row[]): Promise<void> => {
    const rows = new Map(before.map((row) => [row.id, row]));
    for (const after of await read([...rows.keys()])) {
      await report.row('updated', rows.get(after.id) ?? null, after);
    }
  };

  const handlers: Handlers<State> = {
    async afterCreate(event) {
      await report.row('created', null, await current(event));
    },
    async afterCreateMany({ params, result }) {
      const data = params.data as unknown as Record<string, unknown>[];
      const isBulk = data.length > MAX_ROWS_IN_DETAIL;
      const ids = isBulk ? null : await createdIds(strapi, uid, data, result);
      if (!ids) return report.many({ operation: 'created', count: countOf(result) });
      for (const row of await read(ids)) await report.row('created', null, row);
    },
    async beforeUpdate({ params, state }) {
      state.before = await findAndLock(params.where);
    },
    async afterUpdate(event) {
      const before = event.state.before?.[0];
      if (before) await report.row('updated', before, await current(event, before));
    },
    async beforeUpdateMany({ params, state }) {
      Object.assign(state, await findAndLockMany({ where: params.where }));
    },
    async afterUpdateMany({ params, result, state }) {
      const { where, data } = params;
      if (!state.isBulk) return compare(state.before ?? []);
      await report.many({
        operation: 'updated',
        count: countOf(result),
        criteria: { where },
        data,
      });
    },
    async beforeDelete({ params, state }) {
      state.before = await findAndLock(params.where);
    },
    async afterDelete({ state }) {
      for (const row of state.before ?? []) await report.row('deleted', row, null);
    },
    async beforeDeleteMany({ params: { where, filters, _q }, state }) {
      Object.assign(state, await findAndLockMany({ where, filters, _q }));
    },
    async afterDeleteMany({ params: { where, filters, _q }, result, state }) {
      const criteria = { where, filters, _q };
      if (state.isBulk)
        await report.many({ operation: 'deleted', count: countOf(result), criteria });
      for (const row of state.before ?? []) await report.row('deleted', row, null);
    },
  };

  listen(strapi, uid, handlers);
  for (const relation of [...relations, ...own.relations.map(([name]) => name)]) {
    watchRelatedRows<Row>(
      context,
      { uid, relation },
      {
        max: MAX_ROWS_IN_DETAIL,
        before: lock,
        idOf: ({ id }) => id,
        after: compare,
        tooMany: (count) =>
          report.many({ operation: 'updated', count, data: { [relation]: null } }),
      },
    );
  }
};
