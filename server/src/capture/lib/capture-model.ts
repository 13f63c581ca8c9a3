import type { Operation } from '../../journal';
import { currentRequest, routeOf } from '../../origin';
import type { Capture, CaptureContext } from '../capture';
import { createdIds } from './created-ids';
import { type Handlers, type LifecycleEvent, listen, type Row } from './lifecycles';
import type { ModelDefinition } from './model-definition';
import { difference } from './difference';
import { flattenRow } from './flatten-row';
import { isById, snapshotsOf } from './snapshot';

interface State {
  before: Row[];
}

/** Captures every write to one model, by whichever way it is made, with what was before and what is after. */
export const captureModel = (definition: ModelDefinition): Capture => ({
  models: [definition.uid],
  start: (context) => start(definition, context),
});

const start = (definition: ModelDefinition, { strapi, journal }: CaptureContext): void => {
  const snapshots = snapshotsOf(strapi, definition);
  const relations = Object.keys(definition.relations ?? {});
  const { nameUpdate } = definition;

  const isRecordedElsewhere = async (row: Pick<Row, 'id'>): Promise<boolean> =>
    (await definition.isRecordedElsewhere?.(row)) ?? false;

  /** Does what there is to do for a row: now, later, or never, where another capture tells of it. */
  const unlessRecordedElsewhere = async (row: Row, telling: () => Promise<void>): Promise<void> => {
    if (await isRecordedElsewhere(row)) return;
    if (!(await definition.hold?.(row, telling))) await telling();
  };

  const tell = (operation: Operation, before: Row | null, after: Row | null): Promise<void> =>
    unlessRecordedElsewhere((after ?? before) as Row, () => add(operation, before, after));

  const add = (operation: Operation, before: Row | null, after: Row | null): Promise<void> => {
    const row = (after ?? before) as Row;
    const { category } = definition;
    const route = routeOf(currentRequest(strapi));
    return journal.add({
      category: typeof category === 'string' ? category : category(row),
      entity: {
        type: definition.uid,
        id: definition.id?.(row) ?? String(row.id),
        label: definition.label(row),
      },
      operation,
      changes: difference(
        before && flattenRow(definition, before),
        after && flattenRow(definition, after),
      ),
      nameUpdate: nameUpdate && ((changes) => nameUpdate(changes, route)),
      nameCreation: definition.nameCreation?.(route),
      actor: definition.actor?.(row, route),
    });
  };

  /** The relations that a write may change; the others need not be read. */
  const touched = (data: object | undefined): string[] =>
    relations.filter((relation) => relation in (data ?? {}));

  /** The row as it is now, read again only where Strapi's own answer cannot know it. */
  const current = async ({ params, result }: LifecycleEvent<State>, before?: Row): Promise<Row> => {
    const row = result as Row;
    const changed = touched(params.data);
    if (params.select || changed.length > 0)
      return (await snapshots.one({ id: row.id }, changed)) ?? row;
    const untouched = Object.fromEntries(
      relations.map((relation) => [relation, before?.[relation]]),
    );
    return { ...row, ...untouched };
  };

  /** The row that a write by `where` is about to change; none where another capture tells of it. */
  const about = async (where: unknown, populate?: string[]): Promise<Row[]> => {
    if (isById(where) && (await isRecordedElsewhere(where))) return [];
    const row = await snapshots.one(where, populate);
    return row ? [row] : [];
  };

  const handlers: Handlers<State> = {
    async afterCreate(event) {
      await unlessRecordedElsewhere(event.result as Row, async () =>
        add('created', null, await current(event)),
      );
    },
    async afterCreateMany({ result }) {
      for (const row of await snapshots.many({ where: { id: createdIds(result) } })) {
        await tell('created', null, row);
      }
    },
    async beforeUpdate({ params, state }) {
      state.before = await about(params.where, touched(params.data));
    },
    async afterUpdate(event) {
      const before = event.state.before?.[0];
      if (before) await tell('updated', before, await current(event, before));
    },
    async beforeUpdateMany({ params, state }) {
      state.before = await snapshots.many(params);
    },
    async afterUpdateMany({ state }) {
      const rows = new Map((state.before ?? []).map((row) => [row.id, row]));
      for (const after of await snapshots.many({ where: { id: [...rows.keys()] } })) {
        await tell('updated', rows.get(after.id) ?? null, after);
      }
    },
    async beforeDelete({ params, state }) {
      state.before = await about(params.where);
    },
    async afterDelete({ state }) {
      for (const row of state.before ?? []) await tell('deleted', row, null);
    },
    async beforeDeleteMany({ params, state }) {
      state.before = await snapshots.many(params);
    },
    async afterDeleteMany({ state }) {
      for (const row of state.before ?? []) await tell('deleted', row, null);
    },
  };

  listen(strapi, definition.uid, handlers);
};
