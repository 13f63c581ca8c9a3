import type { Core } from '@strapi/strapi';
import { metaOf, readLinks, tableOf } from '../lib/read-links';
import { type Attribute, editedAttributes, isContent, schemaOf } from '../lib/schema';
import { type EntryRow, readRowsBy } from './document-state';
import type { Ledger } from './ledger';

type Id = number | string;

/** A row that the data of a write names; `type` if the relation is polymorphic. */
interface NamedRow {
  id: Id;
  type?: string;
}

const isId = (value: unknown): value is Id =>
  typeof value === 'number' || (typeof value === 'string' && value !== '');

const toNamedRow = (value: unknown): NamedRow[] => {
  if (isId(value)) return [{ id: value }];
  const { id, __type: type } = (value ?? {}) as { id?: unknown; __type?: unknown };
  if (!isId(id)) return [];
  return [{ id, ...(typeof type === 'string' && { type }) }];
};

const list = (value: unknown): unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};

/** The write of one relation. */
interface RelationWrite {
  named: NamedRow[];
  /** Whether rows that are not named are disconnected. */
  replaces: boolean;
}

/**
 * Parses the data that `strapi.db.query` accepts for a relation: an id, a list, or `{ set, connect,
 * disconnect }`.
 */
const readRelationData = (value: unknown): RelationWrite => {
  const { set, connect, disconnect } = (value ?? {}) as Record<string, unknown>;
  if (set === undefined && (connect !== undefined || disconnect !== undefined))
    return { named: [...list(connect), ...list(disconnect)].flatMap(toNamedRow), replaces: false };
  const all = set === undefined ? value : set;
  return { named: list(all).flatMap(toNamedRow), replaces: true };
};

/** If there are more entries at the other end of a relation, they are not compared. */
const MAX_OTHER_ENDS = 200;

const ROW_COLUMNS = ['id', 'documentId'] as const;

/** Announces the documents of some rows of a content type or a component. */
export const touchRows = async (
  strapi: Core.Strapi,
  ledger: Ledger,
  uid: string,
  ids: readonly Id[],
): Promise<void> => {
  const unknown = [...new Set(ids)].filter((id) => !ledger.knowsRow(uid, id));
  if (unknown.length === 0) return;
  if (schemaOf(strapi, uid)?.modelType === 'component')
    return touchOwners(strapi, ledger, uid, unknown);
  if (!isContent(strapi, uid)) return;
  const by = { column: 'id', values: unknown, select: ROW_COLUMNS } as const;
  const rows = await readRowsBy(strapi, ledger.transaction, uid, by, true);
  await ledger.touch(
    uid,
    rows.map((row) => (row as EntryRow).documentId),
  );
};

const hasComponent = (attribute: Attribute, uid: string): boolean =>
  attribute.component === uid || (attribute.components?.includes(uid) ?? false);

/** Announces the documents that contain components, at any depth. */
const touchOwners = async (
  strapi: Core.Strapi,
  ledger: Ledger,
  uid: string,
  ids: readonly Id[],
): Promise<void> => {
  const models = [...Object.keys(strapi.contentTypes), ...Object.keys(strapi.components)];
  for (const model of models) {
    const fields = Object.entries(schemaOf(strapi, model)?.attributes ?? {})
      .filter(([, attribute]) => hasComponent(attribute, uid))
      .map(([name]) => name);
    for (const field of fields) {
      const owners = await readOwners(strapi, ledger, { model, field, uid, ids });
      await touchRows(strapi, ledger, model, owners);
    }
  }
};

const readOwners = async (
  strapi: Core.Strapi,
  { transaction }: Ledger,
  { model, field, uid, ids }: { model: string; field: string; uid: string; ids: readonly Id[] },
): Promise<Id[]> => {
  const { joinTable } = metaOf(strapi, model)?.attributes[field] ?? {};
  const part = joinTable?.inverseJoinColumn ?? joinTable?.morphColumn?.idColumn;
  if (!joinTable || !part) return [];
  const rows = (await tableOf(strapi, transaction, joinTable.name)
    .whereIn(part.name, ids as Id[])
    .where({ field, component_type: uid })
    .distinct({ owner: joinTable.joinColumn.name })) as { owner: Id }[];
  return rows.map(({ owner }) => owner);
};

export const isFarSide = ({ type, mappedBy, relation }: Attribute): boolean =>
  type === 'relation' &&
  (mappedBy !== undefined || relation === 'morphOne' || relation === 'morphMany');

/** A relation whose target can belong to one entry only: connecting it disconnects another. */
const isExclusive = ({ type, relation, inversedBy }: Attribute): boolean =>
  type === 'relation' &&
  inversedBy !== undefined &&
  (relation === 'oneToOne' || relation === 'oneToMany');

export const isMorph = ({ relation }: Attribute): boolean =>
  relation === 'morphToOne' || relation === 'morphToMany';

interface Write {
  uid: string;
  /** The rows that are written; none if they are yet to be created. */
  rows: readonly { id: Id; documentId?: string }[];
  data: Record<string, unknown>;
}

/**
 * Announces the documents at the other ends of the relations that a write names. A relation is
 * stored once for both ends, so a write to one end changes the other.
 */
export const touchOtherEnds = async (
  strapi: Core.Strapi,
  ledger: Ledger,
  write: Write,
): Promise<void> => {
  const schema = schemaOf(strapi, write.uid);
  if (!schema) return;
  for (const [field, attribute] of editedAttributes(schema)) {
    if (write.data[field] === undefined) continue;
    if (isFarSide(attribute)) await touchNearSide(strapi, ledger, write, field, attribute);
    else if (isExclusive(attribute)) await touchRivals(strapi, ledger, write, field);
    else if (isMorph(attribute)) await touchMorphTargets(strapi, ledger, write, field);
  }
};

/**
 * The rows at the near side that a write of the far side changes: those it names, and those it
 * disconnects.
 */
const nearRows = async (
  strapi: Core.Strapi,
  ledger: Ledger,
  { uid, rows, data }: Write,
  field: string,
): Promise<Id[]> => {
  const { named, replaces } = readRelationData(data[field]);
  const owners = rows.map(({ id }) => id);
  const links = replaces
    ? await readLinks(strapi, ledger.transaction, { uid, owners, fields: [field] })
    : [];
  const { documentId } = data;
  const lost = typeof documentId === 'string' ? ledger.lostTargets(uid, documentId, field) : [];
  return [...new Set([...[...named, ...links].map(({ id }) => id), ...lost])];
};

/** A write of the far side changes the entries that own the relation. */
const touchNearSide = async (
  strapi: Core.Strapi,
  ledger: Ledger,
  write: Write,
  field: string,
  { target = '' }: Attribute,
): Promise<void> => {
  const targets = await nearRows(strapi, ledger, write, field);
  for (const { documentId } of write.rows)
    if (documentId) await ledger.touchFarSide(write.uid, documentId, field, targets);
  if (targets.length <= MAX_OTHER_ENDS) await touchRows(strapi, ledger, target, targets);
};

/** Announces the far sides of a new entry. */
export const touchFarSidesOfNew = async (
  strapi: Core.Strapi,
  ledger: Ledger,
  { uid, documentId, data }: { uid: string; documentId: string; data: Write['data'] },
): Promise<void> => {
  const schema = schemaOf(strapi, uid);
  for (const [field, attribute] of schema ? editedAttributes(schema) : []) {
    if (data[field] === undefined || !isFarSide(attribute)) continue;
    const ids = readRelationData(data[field]).named.map(({ id }) => id);
    await ledger.touchFarSide(uid, documentId, field, ids);
  }
};

/** Announces the entries that lose what this entry gets. */
const touchRivals = async (
  strapi: Core.Strapi,
  ledger: Ledger,
  { uid, data }: Write,
  field: string,
): Promise<void> => {
  const { joinTable } = metaOf(strapi, uid)?.attributes[field] ?? {};
  const ids = readRelationData(data[field]).named.map(({ id }) => id);
  const column = joinTable?.inverseJoinColumn?.name;
  if (!joinTable || !column || ids.length === 0 || ids.length > MAX_OTHER_ENDS) return;
  const rows = (await tableOf(strapi, ledger.transaction, joinTable.name)
    .whereIn(column, ids)
    .distinct({ owner: joinTable.joinColumn.name })) as { owner: Id }[];
  const owners = rows.map(({ owner }) => owner);
  await touchRows(strapi, ledger, uid, owners);
};

/** Announces the targets of a polymorphic relation, such as a file that an entry gets or loses. */
const touchMorphTargets = async (
  strapi: Core.Strapi,
  ledger: Ledger,
  { uid, rows, data }: Write,
  field: string,
): Promise<void> => {
  const { named, replaces } = readRelationData(data[field]);
  const owners = rows.map(({ id }) => id);
  const links = replaces
    ? await readLinks(strapi, ledger.transaction, { uid, owners, fields: [field] })
    : [];
  const targets: NamedRow[] = [...named, ...links];
  for (const type of new Set(targets.map((row) => row.type))) {
    if (type === undefined) continue;
    const ids = targets.filter((row) => row.type === type).map(({ id }) => id);
    await touchRows(strapi, ledger, type, ids.slice(0, MAX_OTHER_ENDS));
  }
};
