import type { Core } from '@strapi/strapi';
import type { Json } from '../../contracts';
import { toBoundedJson } from '../../journal';
import type { Leaf } from './difference';
import type { Row } from './lifecycles';
import type { ModelDefinition } from './model-definition';
import { type Attribute, editedAttributes, isSecret, schemaOf } from './schema';

const rowsOf = (value: unknown): Row[] => {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as Row[];
};

/** The name of a related entry: the only field that was read besides its ids. */
export const nameOf = (row: Row): string => {
  const { id, documentId, __type, ...rest } = row as Row & { documentId?: string; __type?: string };
  const name = Object.values(rest).find((value) => typeof value === 'string' && value !== '');
  return String(__type ? (documentId ?? id) : (name ?? documentId ?? id));
};

const namesOf = (value: unknown): Json => {
  const names = rowsOf(value).map(nameOf);
  if (names.length === 0) return null;
  return Array.isArray(value) ? names : (names[0] ?? null);
};

/** The id that a related entry is compared by. Two versions of a document have the same. */
export const idOf = ({ id, documentId }: Row): string => String(documentId ?? id);

const idsOf = (value: unknown): string[] => rowsOf(value).map(idOf);

/** The values of an entry (or of one of its components) by path. */
export const flatten = (
  strapi: Core.Strapi,
  uid: string,
  row: Row,
  path = '',
  flat = new Map<string, Leaf>(),
): Map<string, Leaf> => {
  const schema = schemaOf(strapi, uid);
  if (!schema) return flat;
  for (const [name, attribute] of editedAttributes(schema)) {
    if (name in row) flattenOne(strapi, attribute, row[name], `${path}${name}`, flat);
  }
  return flat;
};

const flattenOne = (
  strapi: Core.Strapi,
  attribute: Attribute,
  value: unknown,
  path: string,
  flat: Map<string, Leaf>,
): void => {
  switch (attribute.type) {
    case 'relation':
    case 'media':
      flat.set(path, { value: namesOf(value), ids: idsOf(value), secret: isSecret(attribute) });
      return;
    case 'component':
      rowsOf(value).forEach((part, index) => {
        const at = attribute.repeatable ? `${path}.${index}.` : `${path}.`;
        flatten(strapi, attribute.component ?? '', part, at, flat);
      });
      return;
    case 'dynamiczone':
      rowsOf(value).forEach((part, index) => {
        const component = String(part.__component);
        flat.set(`${path}.${index}.__component`, { value: component, secret: false });
        flatten(strapi, component, part, `${path}.${index}.`, flat);
      });
      return;
    default:
      flat.set(path, { value: toBoundedJson(value), secret: isSecret(attribute) });
  }
};

/** A value that is shown as it is. */
export const plainLeaf = (value: unknown): Leaf => ({ value: toBoundedJson(value) });

const byName = (a: [string, string], b: [string, string]): number =>
  a[0].localeCompare(b[0]) || a[1].localeCompare(b[1]);

/** Related rows by name and id, sorted by name, because the order of the database is arbitrary. */
export const relationLeaf = (
  value: unknown,
  nameOf: (row: Row) => string,
  idOf: (row: Row) => string = ({ id }) => String(id),
): Leaf => {
  // Two versions of a document are one entity.
  const byId = new Map(rowsOf(value).map((row) => [idOf(row), nameOf(row)]));
  const rows = [...byId].map(([id, name]): [string, string] => [name, id]).sort(byName);
  return {
    value: rows.length > 0 ? rows.map(([name]) => name) : null,
    ids: rows.map(([, id]) => id),
  };
};

/** The values of a row that its definition names. */
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
