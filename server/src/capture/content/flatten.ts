import type { Core } from '@strapi/strapi';
import { toBoundedJson } from '../../journal';
import type { Leaf } from '../lib/difference';
import { type Link, rowKey } from '../lib/read-links';
import { type Attribute, editedAttributes, isSecret, schemaOf } from '../lib/schema';
import type { Node } from './document-state';

/** The value at one path of an entry. */
export interface EntryLeaf extends Leaf {
  /** For a relation or media: what `ids` refer to, in the same order. */
  related?: Related[];
  /** A relation to one entry. It is shown as one value, not as a list. */
  isOne?: boolean;
  /** It only says that a component exists. It is shown if no field of the component differs. */
  isPresence?: boolean;
}

/** Something that an entry is related to. */
export interface Related {
  /** The key of the comparison: the id of the document, if there is one. */
  key: string;
  type: string;
  id: number | string;
  documentId: string | null;
}

/** An entry as values by path, with its relations by id. */
export type Flat = Map<string, EntryLeaf>;

const isPolymorphic = ({ relation }: Attribute): boolean =>
  relation === 'morphToOne' || relation === 'morphToMany';

const pointsToOne = ({ type, relation, multiple }: Attribute): boolean =>
  type === 'media' ? multiple !== true : /One$/.test(relation ?? '');

/** The relation of an entry. Each document appears once, not as draft and published row. */
export const relationLeaf = (attribute: Attribute, links: Link[], secret: boolean): EntryLeaf => {
  const related = links.map(({ type, id, documentId }): Related => {
    const key = documentId ?? String(id);
    return { key: isPolymorphic(attribute) ? `${type} ${key}` : key, type, id, documentId };
  });
  const once = [...new Map(related.map((one) => [one.key, one])).values()];
  const ids = once.map(({ key }) => key);
  return { value: ids, secret, ids, related: once, isOne: pointsToOne(attribute) };
};

/** The values of an entry (or of one of its components) by path. */
export const flattenNode = (
  strapi: Core.Strapi,
  node: Node,
  path = '',
  isHidden = false,
  flat: Flat = new Map(),
): Flat => {
  const schema = schemaOf(strapi, node.uid);
  if (!schema) return flat;
  for (const [name, attribute] of editedAttributes(schema)) {
    const secret = isHidden || isSecret(attribute);
    const at = `${path}${name}`;
    const links = node.links.filter(({ field }) => field === name);
    switch (attribute.type) {
      case 'relation':
      case 'media':
        if (links.length > 0) flat.set(at, relationLeaf(attribute, links, secret));
        break;
      case 'component':
      case 'dynamiczone':
        flattenParts(strapi, node, attribute, links, { at, secret, flat });
        break;
      default:
        if (name in node.row) flat.set(at, { value: toBoundedJson(node.row[name]), secret });
    }
  }
  return flat;
};

const flattenParts = (
  strapi: Core.Strapi,
  { components }: Node,
  attribute: Attribute,
  links: Link[],
  { at, secret, flat }: { at: string; secret: boolean; flat: Flat },
): void => {
  const isList = attribute.type === 'dynamiczone' || attribute.repeatable === true;
  links.forEach(({ type, id }, index) => {
    const part = components.get(rowKey(type, id));
    if (!part) return;
    const place = isList ? `${at}.${index}` : at;
    if (attribute.type === 'dynamiczone') flat.set(`${place}.__component`, { value: type, secret });
    else flat.set(place, { value: {}, secret, isPresence: true });
    flattenNode(strapi, part, `${place}.`, secret, flat);
  });
};
