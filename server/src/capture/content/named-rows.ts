type Id = number | string;

/** A row that the data of a write names; `type` where the relation may point to anything. */
export interface NamedRow {
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

/** What a write does to one relation. */
export interface RelationWrite {
  named: NamedRow[];
  /** Whether what is not named goes. */
  replaces: boolean;
}

/** Reads the data that `strapi.db.query` takes for a relation: an id, a list, or what to set, connect and disconnect. */
export const readRelationData = (value: unknown): RelationWrite => {
  const { set, connect, disconnect } = (value ?? {}) as Record<string, unknown>;
  if (set === undefined && (connect !== undefined || disconnect !== undefined))
    return { named: [...list(connect), ...list(disconnect)].flatMap(toNamedRow), replaces: false };
  const all = set === undefined ? value : set;
  return { named: list(all).flatMap(toNamedRow), replaces: true };
};
