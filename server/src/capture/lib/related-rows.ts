import type { CaptureContext } from '../capture';
import { type Handlers, listen } from './lifecycles';
import { hasDraftAndPublish, schemaOf } from './schema';
import { type Id, Snapshots } from './snapshot';

/**
 * A relation of one model that the other model can write: `admin::user.roles`, by
 * `admin::role.users`.
 */
interface SharedRelation {
  uid: string;
  relation: string;
}

/** What to do with the rows of the model that owns the relation. */
interface RelatedRowsObserver<Related> {
  /** Reads the rows that a write may change. */
  before: (ids: Id[]) => Promise<Related[]>;
  idOf: (row: Related) => Id;
  /** Compares them with their current state. */
  after: (before: Related[]) => Promise<void>;
  /** More rows than can be compared one by one. */
  tooMany: (count: number) => Promise<void>;
  max: number;
}

type Given = Record<string, unknown> | Id;

const idsIn = (value: unknown): Id[] => {
  const items = (Array.isArray(value) ? value : [value]) as (Given | null | undefined)[];
  return items.flatMap((item) => {
    if (typeof item === 'number' || typeof item === 'string') return [item];
    const id = item?.id;
    return typeof id === 'number' || typeof id === 'string' ? [id] : [];
  });
};

interface Written {
  /** The rows that the write names. */
  named: Id[];
  /** Whether all rows that were related before may lose their relation. */
  replaces: boolean;
}

/** Parses a write to the inverse side: ids, rows, or `{ set, connect, disconnect }`. */
const writtenBy = (value: unknown): Written => {
  const { set, connect, disconnect } = (value ?? {}) as Record<string, unknown>;
  const isPartial = connect !== undefined || disconnect !== undefined;
  return {
    named: [...idsIn(value), ...idsIn(set), ...idsIn(connect), ...idsIn(disconnect)],
    replaces: set !== undefined || !isPartial,
  };
};

interface State<Related> {
  before: Related[];
  count: number;
}

/**
 * Watches one relation from its inverse side. Such a write skips the lifecycles of the model that
 * owns the relation, so `db.query('admin::role').update({ data: { users: { connect } } })` would
 * change users unseen.
 */
export const watchRelatedRows = <Related>(
  { strapi, journal }: CaptureContext,
  { uid, relation }: SharedRelation,
  { before, idOf, after, tooMany, max }: RelatedRowsObserver<Related>,
): void => {
  const attribute = schemaOf(strapi, uid)?.attributes[relation];
  const { target, inversedBy } = attribute ?? {};
  if (!target || !inversedBy) return;
  const rows = new Snapshots(strapi, uid);
  const owners = new Snapshots(strapi, target);

  /**
   * Rows as they were before a row at the other side was deleted in the same unit of work. To
   * publish an entry, Strapi deletes its published row and makes another one with the same
   * relations.
   */
  const bereft = (): Promise<Map<string, Related>> =>
    journal.remember(`${uid}.${relation} before a deletion`, async () => new Map());

  const relatedTo = (owner: Id): Promise<Id[]> =>
    rows.find({ where: { [relation]: { id: owner } } }, max + 1);

  const concerned = async (owner: Id | undefined, value: unknown): Promise<Id[]> => {
    const { named, replaces } = writtenBy(value);
    if (!replaces || owner === undefined) return [...new Set(named)];
    return [...new Set([...(await relatedTo(owner)), ...named].map(Number))];
  };

  const asTheyWere = async (ids: readonly Id[]): Promise<Related[]> => {
    const known = await bereft();
    const unknown = ids.filter((id) => !known.has(String(id)));
    const found = new Map((await before(unknown)).map((row) => [String(idOf(row)), row]));
    return ids.flatMap((id) => known.get(String(id)) ?? found.get(String(id)) ?? []);
  };

  const look = async (
    state: Partial<State<Related>>,
    data: object,
    owner: () => Promise<Id | undefined>,
  ): Promise<void> => {
    const value = (data as Record<string, unknown>)[inversedBy];
    if (value === undefined) return;
    const ids = await concerned(await owner(), value);
    if (ids.length > max) state.count = ids.length;
    else if (ids.length > 0) state.before = await asTheyWere(ids);
  };

  const compare = async (state: Partial<State<Related>>): Promise<void> => {
    if (state.count !== undefined) await tooMany(state.count);
    if (state.before !== undefined) await after(state.before);
  };

  const handlers: Handlers<State<Related>> = {
    beforeCreate: ({ params, state }) => look(state, params.data ?? {}, async () => undefined),
    afterCreate: ({ state }) => compare(state),
    beforeUpdate: ({ params, state }) =>
      look(state, params.data ?? {}, () => owners.findOne(params.where)),
    afterUpdate: ({ state }) => compare(state),
  };
  listen(strapi, target, handlers);

  const schema = schemaOf(strapi, target);
  if (!schema || !hasDraftAndPublish(schema)) return;
  listen(strapi, target, {
    async beforeDelete({ params }) {
      const owner = await owners.findOne(params.where);
      const ids = owner === undefined ? [] : await relatedTo(owner);
      if (ids.length === 0 || ids.length > max) return;
      const known = await bereft();
      for (const row of await asTheyWere(ids)) known.set(String(idOf(row)), row);
    },
  });
};
