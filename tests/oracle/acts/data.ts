/** Bodies for entries, made from the schema. */
import type { Template } from '../act';
import { row } from '../act';
import { SECRET_MARK } from '../mark';
import type { Random } from '../random';
import type { Declared, Schema } from '../schema';

/** Who takes the data: each wants relations in a form of its own. */
export type Taker = 'documents' | 'graphql' | 'query';

const WORDS = ['alpha', 'beta', 'gamma', 'delta', 'stamp', 'relate', 'count', 'late', 'leaf'];
const MORE_WORDS = ['other', 'echo', 'refuse', 'omega', 'sigma', 'kappa'];

/** A rank far beyond the size of any table. */
const RANKS = 1000;

export const rank = (random: Random): number => random.below(RANKS);

export const words = (random: Random): string =>
  [random.one(WORDS), random.one([...WORDS, ...MORE_WORDS]), random.below(100)].join(' ');

const paragraph = (random: Random) => [
  { type: 'paragraph', children: [{ type: 'text', text: words(random) }] },
];

const json = (random: Random): Template =>
  random.one<Template>([
    { colour: words(random), sizes: [random.below(9), random.below(9)] },
    [words(random)],
    { deep: { deeper: { deepest: random.below(99) } } },
  ]);

const scalar = (random: Random, { type, enum: choices }: Declared, name: string): Template => {
  switch (type) {
    case 'string':
    case 'text':
    case 'richtext':
      return words(random);
    case 'blocks':
      return paragraph(random);
    case 'email':
      return `${random.one(WORDS)}${random.below(100)}@example.com`;
    case 'password':
      return `${SECRET_MARK}${random.below(10_000)}`;
    case 'uid':
      return `${random.one(WORDS)}-${random.below(10_000)}`;
    case 'integer':
      return random.below(1000);
    case 'biginteger':
      return String(random.below(1_000_000));
    case 'float':
      return random.below(1000) / 8;
    case 'decimal':
      return random.below(1000) / 4;
    case 'boolean':
      return random.chance(0.5);
    case 'date':
      return `2026-0${1 + random.below(9)}-1${random.below(9)}`;
    case 'time':
      return `1${random.below(9)}:2${random.below(9)}:00.000`;
    case 'datetime':
      return `2026-0${1 + random.below(9)}-11T1${random.below(9)}:00:00.000Z`;
    case 'json':
      return json(random);
    case 'enumeration':
      return random.one(choices ?? []);
    default:
      throw new Error(`The oracle makes no values of type "${type}" (${name}).`);
  }
};

/** The tables of the types that relations lead to, so that a target can be drawn from them. */
const tableOf = (schema: Schema, uid: string): string => schema.get(uid)?.tableName ?? '';

const target = (random: Random, schema: Schema, taker: Taker, uid: string): Template => {
  const table = tableOf(schema, uid);
  const hasDocumentIds = uid.startsWith('api::');
  const at = rank(random);
  if (taker === 'query' || !hasDocumentIds) return row(table, at);
  return row(table, at, 'document_id');
};

const asTarget = (taker: Taker, uid: string, id: Template): Template =>
  taker === 'query' || !uid.startsWith('api::') ? { id } : { documentId: id };

const relation = (
  random: Random,
  schema: Schema,
  taker: Taker,
  { relation: kind, target: uid = '' }: Declared,
): Template => {
  const isMany = /ToMany$|Many$/.test(kind ?? '');
  const one = () => target(random, schema, taker, uid);
  if (taker === 'graphql') return isMany ? [one()] : one();
  return random.weighted<() => Template>([
    [4, () => ({ connect: [asTarget(taker, uid, one())] })],
    [1, () => ({ disconnect: [asTarget(taker, uid, one())] })],
    [2, () => ({ set: isMany && random.chance(0.5) ? [] : [asTarget(taker, uid, one())] })],
    [2, () => (isMany ? [one()] : one())],
    [1, () => (isMany ? [] : null)],
  ])();
};

const POLYMORPHIC_TARGETS = ['api::oracle.plain', 'api::oracle.tag'];

const polymorphic = (random: Random, schema: Schema, taker: Taker, kind: string): Template => {
  const uid = random.one(POLYMORPHIC_TARGETS);
  const id = row(tableOf(schema, uid), rank(random));
  const entry = { __type: uid, id };
  if (taker === 'graphql') return null;
  return kind === 'morphToOne' ? entry : random.chance(0.3) ? [] : [entry];
};

const media = (random: Random, { multiple }: Declared): Template => {
  const file = row('files', rank(random));
  if (!multiple) return random.chance(0.2) ? null : file;
  return random.chance(0.2) ? [] : [file, row('files', rank(random))];
};

const component = (
  random: Random,
  schema: Schema,
  taker: Taker,
  uid: string,
  depth: number,
): Record<string, Template> => dataOf(random, schema, taker, uid, { share: 0.4, depth: depth + 1 });

const zone = (random: Random, schema: Schema, taker: Taker, uids: string[], depth: number) =>
  Array.from({ length: random.below(3) }, () => {
    const uid = random.one(uids);
    const content = component(random, schema, taker, uid, depth);
    if (taker === 'graphql')
      return { __typename: `Component${uid.split('.').map(capital).join('')}`, ...content };
    return { __component: uid, ...content };
  });

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const MAX_DEPTH = 2;

const valueOf = (
  random: Random,
  schema: Schema,
  taker: Taker,
  [name, declared]: [string, Declared],
  depth: number,
): Template => {
  const { type, relation: kind = '' } = declared;
  if (type === 'relation') {
    return kind.startsWith('morphTo')
      ? polymorphic(random, schema, taker, kind)
      : relation(random, schema, taker, declared);
  }
  if (type === 'media') return media(random, declared);
  if (type === 'component') {
    const one = () => component(random, schema, taker, declared.component ?? '', depth);
    if (declared.repeatable) return Array.from({ length: random.below(3) }, one);
    return random.chance(0.2) ? null : one();
  }
  if (type === 'dynamiczone') return zone(random, schema, taker, declared.components ?? [], depth);
  if (name !== 'name' && random.chance(0.1)) return null;
  return declared.private
    ? `${SECRET_MARK}${random.below(10_000)}`
    : scalar(random, declared, name);
};

/** Set by Strapi, or no part of what an editor writes. */
const NOT_WRITTEN = ['createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale'];
const NOT_WRITTEN_EITHER = ['localizations', 'documentId', 'id'];

const isNested = ({ type }: Declared): boolean => type === 'component' || type === 'dynamiczone';

/** Some of the attributes of a type, each with a value. */
export const dataOf = (
  random: Random,
  schema: Schema,
  taker: Taker,
  uid: string,
  { share = 0.2, depth = 0 }: { share?: number; depth?: number } = {},
): Record<string, Template> => {
  const attributes = Object.entries(schema.get(uid)?.declared ?? {}).filter(
    ([name, declared]) =>
      ![...NOT_WRITTEN, ...NOT_WRITTEN_EITHER].includes(name) &&
      !(depth >= MAX_DEPTH && isNested(declared)) &&
      // GraphQL shows none of these.
      !(
        taker === 'graphql' &&
        (declared.private ||
          (declared.type === 'relation' && (declared.relation ?? '').startsWith('morph')))
      ),
  );
  const chosen = random.some(attributes, share);
  const list = chosen.length > 0 ? chosen : attributes.slice(0, 1);
  return Object.fromEntries(
    list.map((entry) => [entry[0], valueOf(random, schema, taker, entry, depth)]),
  );
};
