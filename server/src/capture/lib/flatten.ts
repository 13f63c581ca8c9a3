import type { Core } from '@strapi/strapi';
import type { Json } from '../../contracts';
import { toBoundedJson } from '../../journal';
import type { Row } from './lifecycles';
import type { Leaf } from './difference';
import { type Attribute, editedAttributes, isSecret, schemaOf } from './schema';

const rowsOf = (value: unknown): Row[] => {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as Row[];
};

/** A related entry by the one field that was read besides its ids. */
const nameOf = (row: Row): string => {
  const { id, documentId, __type, ...rest } = row as Row & { documentId?: string; __type?: string };
  const name = Object.values(rest).find((value) => typeof value === 'string' && value !== '');
  return String(__type ? (documentId ?? id) : (name ?? documentId ?? id));
};

const namesOf = (value: unknown): Json => {
  const names = rowsOf(value).map(nameOf);
  if (names.length === 0) return null;
  return Array.isArray(value) ? names : (names[0] ?? null);
};

const idsOf = (value: unknown): string[] =>
  rowsOf(value).map(({ id, documentId }) => String(documentId ?? id));

/** Lays an entry (or one of its components) out by path. */
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
