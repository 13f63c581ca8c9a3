/** Acts of the app's own code: the document service and `db.query`, alone and in transactions. */
import { type Act, type CallAct, row, type Template } from '../act';
import type { Random } from '../random';
import { isLocalized, type Model, type Schema } from '../schema';
import { entry, type Maker, ownTypes } from './content';
import { dataOf, rank, words } from './data';

type Body = Record<string, Template>;

const localeOf = (random: Random, model: Model): Record<string, Template> =>
  isLocalized(model) && random.chance(0.5) ? { locale: random.one(['en', 'fr']) } : {};

const statusOf = (random: Random, model: Model): Record<string, Template> =>
  model.options.draftAndPublish && random.chance(0.3)
    ? { status: random.one(['draft', 'published']) }
    : {};

const anyLocale = (random: Random, model: Model): Record<string, Template> =>
  isLocalized(model) && random.chance(0.5) ? { locale: random.one(['fr', '*', ['en', 'fr']]) } : {};

/** A second entry of a single type would be found or not by chance. */
const mayBeMade = ({ uid, isComponent }: Model): boolean =>
  !isComponent && uid !== 'api::oracle.single';

/** A call of the document service. */
export const documents = (random: Random, schema: Schema): CallAct => {
  const model = random.one(ownTypes(schema));
  const making = mayBeMade(model) ? 1 : 0;
  const documentId = entry(random, model);
  const data = () => dataOf(random, schema, 'documents', model.uid);
  const call = (method: string, params: Template): CallAct => ({
    do: 'documents',
    uid: model.uid,
    method,
    params,
  });
  const made = random.weighted<() => CallAct>([
    [
      3 * making,
      () =>
        call('create', { data: data(), ...localeOf(random, model), ...statusOf(random, model) }),
    ],
    [
      5,
      () =>
        call('update', {
          documentId,
          data: data(),
          ...localeOf(random, model),
          ...statusOf(random, model),
        }),
    ],
    [2, () => call('delete', { documentId, ...anyLocale(random, model) })],
    [making, () => call('clone', { documentId, data: data(), ...anyLocale(random, model) })],
    [2, () => call('publish', { documentId, ...anyLocale(random, model) })],
    [1, () => call('unpublish', { documentId, ...anyLocale(random, model) })],
    [1, () => call('discardDraft', { documentId, ...anyLocale(random, model) })],
  ])();
  const needsDrafts = ['publish', 'unpublish', 'discardDraft'].includes(made.method);
  return needsDrafts && !model.options.draftAndPublish
    ? call('update', { documentId, data: data() })
    : made;
};

/**
 * The columns of a type that are written without relations, as `createMany` and `updateMany` want
 * them.
 */
const plainData = (random: Random, schema: Schema, uid: string): Template => {
  const scalars = new Set(
    Object.entries(schema.get(uid)?.attributes ?? {})
      .filter(([, { columnName }]) => columnName !== undefined)
      .map(([name]) => name),
  );
  const data = Object.entries(dataOf(random, schema, 'query', uid, { share: 0.3 }));
  return Object.fromEntries(data.filter(([name]) => scalars.has(name)));
};

const someRows = (random: Random, table: string): Template => ({
  id: { $in: Array.from({ length: 1 + random.below(3) }, () => row(table, rank(random))) },
});

const publication = (random: Random, model: Model): Record<string, Template> =>
  model.options.draftAndPublish && random.chance(0.1)
    ? { publishedAt: random.one([null, '2026-01-01T00:00:00.000Z']) }
    : {};

/** A call of `db.query` on an entry or on a component. */
export const contentQuery = (random: Random, schema: Schema): CallAct => {
  const model = random.one([
    ...ownTypes(schema),
    ...schema.models.filter(({ isComponent }) => isComponent),
  ]);
  const { uid, tableName } = model;
  const making = mayBeMade(model) ? 1 : 0;
  const where = { id: row(tableName, rank(random)) };
  const data = () => ({
    ...dataOf(random, schema, 'query', uid),
    ...publication(random, model),
  });
  const call = (method: string, params: Template): CallAct => ({
    do: 'query',
    uid,
    method,
    params,
  });
  return random.weighted<() => CallAct>([
    [
      2 * making,
      () => call('create', { data: { ...data(), ...(isLocalized(model) && { locale: 'en' }) } }),
    ],
    [5, () => call('update', { where, data: data() })],
    [1, () => call('delete', { where })],
    [
      making,
      () =>
        call('createMany', {
          data: [plainData(random, schema, uid), plainData(random, schema, uid)],
        }),
    ],
    [
      2,
      () =>
        call('updateMany', {
          where: someRows(random, tableName),
          data: { ...(plainData(random, schema, uid) as object), ...publication(random, model) },
        }),
    ],
    [1, () => call('deleteMany', { where: someRows(random, tableName) })],
  ])();
};

const inverse = (random: Random, table: string): Template =>
  random.weighted<Template>([
    [3, { connect: [{ id: row(table, rank(random)) }] }],
    [2, { disconnect: [{ id: row(table, rank(random)) }] }],
    [1, { set: [{ id: row(table, rank(random)) }] }],
    [1, [row(table, rank(random))]],
    [1, []],
  ]);

/**
 * The rows of Strapi and its plugins that code can write, and a value of each that it may write.
 */
const OTHER_ROWS: Record<string, (random: Random) => Body> = {
  'admin::role': (random) =>
    random.one<Body>([{ description: words(random) }, { users: inverse(random, 'admin_users') }]),
  'admin::user': (random) =>
    random.one<Body>([
      { firstname: words(random) },
      { lastname: words(random) },
      { blocked: random.chance(0.5) },
      { isActive: random.chance(0.5) },
      { roles: inverse(random, 'admin_roles') },
    ]),
  'admin::permission': (random) =>
    random.one<Body>([
      { conditions: random.one([[], ['admin::is-creator']]) },
      { properties: { fields: [words(random)] } },
      { role: row('admin_roles', rank(random)) },
    ]),
  'admin::api-token': (random) =>
    random.one<Body>([
      { description: words(random) },
      { name: words(random) },
      { lastUsedAt: 1_700_000_000_000 + random.below(1000) },
    ]),
  'plugin::users-permissions.user': (random) =>
    random.one<Body>([
      { credits: random.below(1000) },
      { username: words(random) },
      { blocked: random.chance(0.5) },
      { role: row('up_roles', rank(random)) },
      { plain: row('plains', rank(random)) },
    ]),
  'plugin::users-permissions.role': (random) =>
    random.one<Body>([
      { description: words(random) },
      { name: words(random) },
      { users: inverse(random, 'up_users') },
    ]),
  'plugin::users-permissions.permission': (random) =>
    random.one<Body>([
      { action: `api::oracle.thing.${random.one(['find', 'create'])}` },
      { role: row('up_roles', rank(random)) },
    ]),
  'plugin::upload.file': (random) =>
    random.one<Body>([
      { alternativeText: words(random) },
      { caption: words(random) },
      { rating: random.below(10) },
      { license: words(random) },
      { folder: row('upload_folders', rank(random)) },
      { plain: row('plains', rank(random)) },
      {
        related: [
          {
            id: row('plains', rank(random)),
            __type: 'api::oracle.plain',
            __pivot: { field: 'cover' },
          },
        ],
      },
    ]),
  'plugin::upload.folder': (random) =>
    random.one<Body>([{ name: words(random) }, { files: inverse(random, 'files') }]),
  'plugin::i18n.locale': (random) => ({ name: words(random) }),
  'admin::api-token-permission': (random) =>
    random.one<Body>([
      { action: `api::oracle.thing.${random.one(['find', 'create'])}` },
      { token: row('strapi_api_tokens', rank(random)) },
    ]),
  'admin::transfer-token-permission': (random) =>
    random.one<Body>([
      { action: random.one(['push', 'pull']) },
      { token: row('strapi_transfer_tokens', rank(random)) },
    ]),
};

/** What code can make of them, whole. */
const NEW_ROWS: Record<string, (random: Random) => Body> = {
  'admin::role': (random) => ({
    name: `${words(random)} ${random.below(10_000)}`,
    code: `code-${random.below(100_000)}`,
    users: inverse(random, 'admin_users'),
  }),
  'admin::user': (random) => ({
    firstname: words(random),
    email: `made-${random.below(100_000)}@example.com`,
    isActive: true,
    roles: [row('admin_roles', rank(random))],
  }),
  'admin::permission': (random) => ({
    action: 'plugin::upload.read',
    conditions: [],
    properties: {},
    actionParameters: {},
    role: row('admin_roles', rank(random)),
  }),
  'admin::api-token-permission': (random) => ({
    action: 'api::oracle.thing.delete',
    token: row('strapi_api_tokens', rank(random)),
  }),
  'plugin::users-permissions.permission': (random) => ({
    action: 'api::oracle.thing.delete',
    role: row('up_roles', rank(random)),
  }),
  'plugin::users-permissions.user': (random) => ({
    username: `made ${random.below(100_000)}`,
    email: `made-${random.below(100_000)}@example.com`,
    provider: 'local',
    role: row('up_roles', rank(random)),
  }),
};

const RELATIONS = ['role', 'roles', 'users', 'files', 'folder', 'plain', 'related', 'token'];

/** A call of `db.query` on rows of Strapi and its plugins, from both sides of their relations. */
export const otherQuery = (random: Random, schema: Schema): CallAct => {
  if (random.chance(0.15)) {
    const made = random.one(Object.keys(NEW_ROWS));
    const data = NEW_ROWS[made]?.(random) ?? {};
    return { do: 'query', uid: made, method: 'create', params: { data } };
  }
  const uid = random.one(Object.keys(OTHER_ROWS));
  const table = schema.get(uid)?.tableName ?? '';
  const data = OTHER_ROWS[uid]?.(random) ?? {};
  const isScalar = Object.keys(data).every((name) => !RELATIONS.includes(name));
  const call = (method: string, params: Template): CallAct => ({
    do: 'query',
    uid,
    method,
    params,
  });
  if (isScalar && random.chance(0.3)) {
    return call('updateMany', { where: someRows(random, table), data });
  }
  if (random.chance(0.05)) return call('deleteMany', { where: someRows(random, table) });
  if (random.chance(0.05)) return call('delete', { where: { id: row(table, rank(random)) } });
  return call('update', { where: { id: row(table, rank(random)) }, data });
};

const STORE_KEYS = [
  'plugin_users-permissions_advanced',
  'core_admin_project-settings',
  'plugin_upload_settings',
];

/** A write to the settings of Strapi past its own functions. */
export const storeQuery = (random: Random): CallAct => {
  const key = random.one(STORE_KEYS);
  return {
    do: 'query',
    uid: 'strapi::core-store',
    method: random.one(['update', 'updateMany']),
    params: {
      where: { key },
      data: { value: JSON.stringify({ unique_email: random.chance(0.5), menu: random.below(9) }) },
    },
  };
};

/** A write of relations and nothing else, for which Strapi calls no lifecycle. */
const relationsOnly = (random: Random, schema: Schema): CallAct => {
  const model = random.one(ownTypes(schema));
  const [uid, table, data] = random.one<[string, string, Template]>([
    [
      'admin::user',
      'admin_users',
      { roles: random.one([inverse(random, 'admin_roles'), [row('admin_roles', rank(random))]]) },
    ],
    ['admin::role', 'admin_roles', { users: inverse(random, 'admin_users') }],
    ['plugin::users-permissions.user', 'up_users', { role: row('up_roles', rank(random)) }],
    [model.uid, model.tableName, relationsOf(random, schema, model)],
  ]);
  const method = random.one(['attachRelations', 'updateRelations', 'updateRelations']);
  return { do: 'query', uid, method, params: { id: row(table, rank(random)), data } };
};

const relationsOf = (random: Random, schema: Schema, { uid, declared }: Model): Template => {
  const data = Object.entries(dataOf(random, schema, 'query', uid, { share: 0.4 }));
  return Object.fromEntries(data.filter(([name]) => declared[name]?.type === 'relation'));
};

export const anyCall = (random: Random, schema: Schema): CallAct =>
  random.weighted<() => CallAct>([
    [4, () => documents(random, schema)],
    [4, () => contentQuery(random, schema)],
    [3, () => otherQuery(random, schema)],
    [0.3, () => storeQuery(random)],
    [0.7, () => relationsOnly(random, schema)],
  ])();

/** Two or three calls in one transaction. */
export const transaction: Maker = (random, schema): Act => ({
  do: 'transaction',
  rollBack: random.chance(0.4),
  acts: Array.from({ length: 2 + random.below(2) }, () => anyCall(random, schema)),
});
