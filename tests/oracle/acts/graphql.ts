/** Acts by GraphQL: its mutations. */
import { type Act, row, type Sender, type Template } from '../act';
import { MEMBER_PASSWORDS } from '../prepare';
import type { Random } from '../random';
import { isLocalized, type Model, type Schema } from '../schema';
import { PASSWORD } from './accounts';
import { entry, type Maker, ownTypes } from './content';
import { client } from './content-api';
import { dataOf, rank, words } from './data';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const nameOf = ({ uid }: Model): string => capital(uid.slice(uid.lastIndexOf('.') + 1));

const graphqlAct = (
  random: Random,
  text: string,
  variables: Template,
  as: Sender = client(random),
): Act => ({
  do: 'http',
  as,
  method: 'POST',
  path: ['/graphql'],
  body: { query: text, variables },
});

/** Mutations of collection types, one or two of them in one request. */
const ofCollections: Maker = (random, schema) => {
  const model = random.one(ownTypes(schema).filter(({ uid }) => uid !== 'api::oracle.single'));
  const name = nameOf(model);
  const data = dataOf(random, schema, 'graphql', model.uid);
  const documentId = row(model.tableName, rank(random), 'document_id');
  const locale = isLocalized(model) && random.chance(0.4) ? ', locale: "fr"' : '';
  const status = model.options.draftAndPublish && random.chance(0.4) ? ', status: DRAFT' : '';
  return random.weighted<() => Act>([
    [
      3,
      () =>
        graphqlAct(
          random,
          `mutation ($data: ${name}Input!) { create${name}(data: $data${locale}${status}) { documentId } }`,
          { data },
        ),
    ],
    [
      4,
      () =>
        graphqlAct(
          random,
          `mutation ($data: ${name}Input!, $id: ID!) { update${name}(documentId: $id, data: $data${locale}${status}) { documentId } }`,
          { data, id: documentId },
        ),
    ],
    [
      1,
      () =>
        graphqlAct(
          random,
          `mutation ($id: ID!) { delete${name}(documentId: $id${locale}) { documentId } }`,
          { id: documentId },
        ),
    ],
    [
      2,
      () =>
        graphqlAct(
          random,
          `mutation ($data: ${name}Input!, $id: ID!, $other: ID!) { ` +
            `first: update${name}(documentId: $id, data: $data) { documentId } ` +
            `second: delete${name}(documentId: $other) { documentId } }`,
          { data, id: documentId, other: entry(random, model) },
        ),
    ],
  ])();
};

/** A mutation that takes `declared` variables: `$id: ID!, $data: …`. */
const mutation =
  (
    name: string,
    declared: string,
    answer: string,
    variables: (random: Random, schema: Schema) => Template,
    as?: Sender,
  ): Maker =>
  (random, schema) => {
    const names = [...declared.matchAll(/\$(\w+)/g)].map(([, found]) => found);
    const given = names.map((found) => `${found}: $${found}`).join(', ');
    const call = given ? `${name}(${given})` : name;
    const head = declared ? `mutation (${declared})` : 'mutation';
    return graphqlAct(random, `${head} { ${call} ${answer} }`, variables(random, schema), as);
  };

const SINGLE = 'api::oracle.single';
const GRAPHQL_PASSWORD = { password: PASSWORD, passwordConfirmation: PASSWORD };

const person = (random: Random): Record<string, Template> => ({
  username: `${words(random)} ${random.below(10_000)}`,
  email: `person-${random.below(10_000)}@example.com`,
  password: PASSWORD,
});

const role = (random: Random): Template => ({
  data: {
    name: words(random),
    description: words(random),
    permissions: {
      'api::oracle': {
        controllers: { thing: { find: { enabled: random.chance(0.5), policy: '' } } },
      },
    },
  },
});

/** The mutations that are not those of a collection type, by their name. */
export const otherMutations: Record<string, Maker> = {
  updateSingle: mutation(
    'updateSingle',
    '$data: SingleInput!',
    '{ documentId }',
    (random, schema) => ({ data: dataOf(random, schema, 'graphql', SINGLE, { share: 0.5 }) }),
  ),
  deleteSingle: mutation('deleteSingle', '', '{ documentId }', () => ({})),
  updateUploadFile: mutation(
    'updateUploadFile',
    '$id: ID!, $info: FileInfoInput',
    '{ documentId }',
    (random) => ({ id: row('files', rank(random)), info: { caption: words(random) } }),
    'api-token',
  ),
  deleteUploadFile: mutation(
    'deleteUploadFile',
    '$id: ID!',
    '{ documentId }',
    (random) => ({ id: row('files', rank(random)) }),
    'api-token',
  ),
  createUsersPermissionsRole: mutation(
    'createUsersPermissionsRole',
    '$data: UsersPermissionsRoleInput!',
    '{ ok }',
    role,
    'api-token',
  ),
  updateUsersPermissionsRole: mutation(
    'updateUsersPermissionsRole',
    '$id: ID!, $data: UsersPermissionsRoleInput!',
    '{ ok }',
    (random) => ({ id: row('up_roles', rank(random)), ...(role(random) as object) }),
    'api-token',
  ),
  deleteUsersPermissionsRole: mutation(
    'deleteUsersPermissionsRole',
    '$id: ID!',
    '{ ok }',
    (random) => ({ id: row('up_roles', rank(random)) }),
    'api-token',
  ),
  createUsersPermissionsUser: mutation(
    'createUsersPermissionsUser',
    '$data: UsersPermissionsUserInput!',
    '{ data { documentId } }',
    (random) => ({ data: { ...person(random), role: row('up_roles', rank(random)) } }),
    'api-token',
  ),
  updateUsersPermissionsUser: mutation(
    'updateUsersPermissionsUser',
    '$id: ID!, $data: UsersPermissionsUserInput!',
    '{ data { documentId } }',
    (random) => ({ id: row('up_users', rank(random)), data: { credits: random.below(1000) } }),
    'api-token',
  ),
  deleteUsersPermissionsUser: mutation(
    'deleteUsersPermissionsUser',
    '$id: ID!',
    '{ data { documentId } }',
    (random) => ({ id: row('up_users', rank(random)) }),
    'api-token',
  ),
  login: mutation(
    'login',
    '$input: UsersPermissionsLoginInput!',
    '{ user { username } }',
    (random) => ({
      input: { identifier: row('up_users', rank(random), 'email'), password: PASSWORD },
    }),
    'nobody',
  ),
  register: mutation(
    'register',
    '$input: UsersPermissionsRegisterInput!',
    '{ user { username } }',
    (random) => ({ input: person(random) }),
    'nobody',
  ),
  forgotPassword: mutation(
    'forgotPassword',
    '$email: String!',
    '{ ok }',
    (random) => ({ email: row('up_users', rank(random), 'email') }),
    'nobody',
  ),
  resetPassword: mutation(
    'resetPassword',
    '$password: String!, $passwordConfirmation: String!, $code: String!',
    '{ user { username } }',
    (random) => ({
      ...GRAPHQL_PASSWORD,
      code: row('up_users', rank(random), 'reset_password_token'),
    }),
    'nobody',
  ),
  changePassword: mutation(
    'changePassword',
    '$currentPassword: String!, $password: String!, $passwordConfirmation: String!',
    '{ user { username } }',
    (random) => {
      const [from, to] = random.chance(0.5) ? MEMBER_PASSWORDS : [...MEMBER_PASSWORDS].reverse();
      return {
        currentPassword: from as string,
        password: to as string,
        passwordConfirmation: to as string,
      };
    },
    'member',
  ),
  emailConfirmation: mutation(
    'emailConfirmation',
    '$confirmation: String!',
    '{ user { username } }',
    (random) => ({ confirmation: row('up_users', rank(random), 'confirmation_token') }),
    'nobody',
  ),
};

/** Mutations of all kinds. */
export const graphql: Maker = (random, schema) =>
  random.chance(0.6)
    ? ofCollections(random, schema)
    : random.one(Object.values(otherMutations))(random, schema);

/** The names of all mutations that are drawn. */
export const drawnMutations = (schema: Schema): string[] => [
  ...Object.keys(otherMutations),
  ...ownTypes(schema)
    .filter(({ uid }) => uid !== SINGLE)
    .flatMap((model) => ['create', 'update', 'delete'].map((verb) => `${verb}${nameOf(model)}`)),
];
