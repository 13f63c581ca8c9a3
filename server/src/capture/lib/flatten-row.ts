import type { Json } from '../../contracts';
import type { Flat, Leaf } from './difference';
import type { Row } from './lifecycles';
import type { ModelDefinition } from './model-definition';

const toJson = (value: unknown): Json =>
  value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json);

const related = (value: unknown): Row[] => {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as Row[];
};

const byName = (a: [string, string], b: [string, string]): number =>
  a[0].localeCompare(b[0]) || a[1].localeCompare(b[1]);

/** Related rows by name and id, in the order of their names: the database's own order says nothing. */
const relationLeaf = (value: unknown, nameOf: (row: Row) => string): Leaf => {
  const rows = related(value).map((row): [string, string] => [nameOf(row), String(row.id)]);
  rows.sort(byName);
  return {
    value: rows.length > 0 ? rows.map(([name]) => name) : null,
    ids: rows.map(([, id]) => id),
  };
};

/** Lays a row out as its definition says. */
export const flattenRow = (definition: ModelDefinition, row: Row): Flat => {
  const { fields, derived = {}, relations = {}, secrets = [] } = definition;
  return new Map<string, Leaf>([
    ...fields.map((field) => [field, { value: toJson(row[field]) }] as const),
    ...Object.entries(derived).map(([field, of]) => [field, { value: of(row) }] as const),
    ...Object.entries(relations).map(
      ([field, nameOf]) => [field, relationLeaf(row[field], nameOf)] as const,
    ),
    ...secrets.map((field) => [field, { value: toJson(row[field]), secret: true }] as const),
  ]);
};
