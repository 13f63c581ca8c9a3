import { toBoundedJson } from '../../journal';
import type { Leaf } from './difference';
import type { Row } from './lifecycles';
import type { ModelDefinition } from './model-definition';

/** A value that is its own name. */
export const plainLeaf = (value: unknown): Leaf => ({ value: toBoundedJson(value) });

const related = (value: unknown): Row[] => {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as Row[];
};

const byName = (a: [string, string], b: [string, string]): number =>
  a[0].localeCompare(b[0]) || a[1].localeCompare(b[1]);

/** Related rows by name and id, in the order of their names: the database's own order says nothing. */
export const relationLeaf = (
  value: unknown,
  nameOf: (row: Row) => string,
  idOf: (row: Row) => string = ({ id }) => String(id),
): Leaf => {
  // Two versions of a document are one thing.
  const byId = new Map(related(value).map((row) => [idOf(row), nameOf(row)]));
  const rows = [...byId].map(([id, name]): [string, string] => [name, id]).sort(byName);
  return {
    value: rows.length > 0 ? rows.map(([name]) => name) : null,
    ids: rows.map(([, id]) => id),
  };
};

/** Lays a row out as its definition says. */
export const flattenRow = (definition: ModelDefinition, row: Row): Map<string, Leaf> => {
  const { fields, derived = {}, relations = {}, secrets = [] } = definition;
  return new Map<string, Leaf>([
    ...fields.map((field) => [field, plainLeaf(row[field])] as const),
    ...Object.entries(derived).map(([field, of]) => [field, { value: of(row) }] as const),
    ...Object.entries(relations).map(
      ([field, nameOf]) => [field, relationLeaf(row[field], nameOf)] as const,
    ),
    ...secrets.map((field) => [field, { ...plainLeaf(row[field]), secret: true }] as const),
  ]);
};
