import type { Core } from '@strapi/strapi';
import { toBoundedJson } from '../../journal';
import type { Leaf } from '../lib/difference';
import type { Node } from './document-state';
import type { Link } from './read-links';
import { rowKey } from './row-key';
import { type Attribute, editedAttributes, isSecret, schemaOf } from '../lib/schema';

/** One value of an entry, at its path. */
export interface EntryLeaf extends Leaf {
  /** Of a relation, and of media: what `ids` are the ids of, in the same order. */
  related?: Related[];
  /** Of a relation to one thing: it is shown by itself, not as a list. */
  isOne?: boolean;
  /** It says no more than that a component is there. It is shown where nothing within it differs. */
  isPresence?: boolean;
}

/** Something that an entry is related to. */
export interface Related {
  /** What it is compared by: the id of the document where there is one. */
  key: string;
  type: string;
  id: number | string;
  documentId: string | null;
}

/** An entry, value by value, with its relations by id. */
export type Flat = Map<string, EntryLeaf>;

const isPolymorphic = ({ relation }: Attribute): boolean =>
  relation === 'morphToOne' || relation === 'morphToMany';

const pointsToOne = ({ type, relation, multiple }: Attribute): boolean =>
  type === 'media' ? multiple !== true : /One$/.test(relation ?? '');

/** What an entry is related to. Each document stands once: its draft and its published row are one thing. */
export const relationLeaf = (attribute: Attribute, links: Link[], secret: boolean): EntryLeaf => {
  const related = links.map(({ type, id, documentId }): Related => {
    const key = documentId ?? String(id);
    return { key: isPolymorphic(attribute) ? `${type} ${key}` : key, type, id, documentId };
  });
  const once = [...new Map(related.map((one) => [one.key, one])).values()];
  const ids = once.map(({ key }) => key);
  return { value: ids, secret, ids, related: once, isOne: pointsToOne(attribute) };
};

/** Lays an entry (or one of its components) out by path. */
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
