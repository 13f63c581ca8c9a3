/** Acts on entries by the Content API: REST and GraphQL. */
import { row, type Act, type Sender, type Template } from '../act';
import type { Random } from '../random';
import { isLocalized, type Model, type Schema } from '../schema';
import { entry, ownTypes, type Maker } from './content';
import { dataOf, rank } from './data';

const client = (random: Random): Sender =>
  random.one(['api-token', 'api-token', 'end-user', 'nobody']);

const query = (random: Random, model: Model): string => {
  const parts = [
    isLocalized(model) && random.chance(0.4) ? 'locale=fr' : '',
    model.options.draftAndPublish && random.chance(0.4) ? 'status=draft' : '',
  ].filter(Boolean);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
};

const body = (random: Random, schema: Schema, model: Model): Template => ({
  data: dataOf(random, schema, 'documents', model.uid),
});

const plural = ({ tableName }: Model): string => tableName;

/** The routes that Strapi makes for each content type. */
export const restOf = (schema: Schema): Record<string, Maker> =>
  Object.fromEntries(
    ownTypes(schema).flatMap((model): [string, Maker][] => {
      const send = (random: Random, method: string, path: Template[], content?: Template): Act => ({
        do: 'http',
        as: client(random),
        method,
        path,
        ...(content !== undefined && { body: content }),
      });
      if (model.uid === 'api::oracle.single') {
        return [
          [
            'PUT /api/single',
            (random) =>
              send(
                random,
                'PUT',
                [`/api/single${query(random, model)}`],
                body(random, schema, model),
              ),
          ],
          [
            'DELETE /api/single',
            (random) => send(random, 'DELETE', [`/api/single${query(random, model)}`]),
          ],
        ];
      }
      const base = `/api/${plural(model)}`;
      return [
        [
          `POST ${base}`,
          (random) =>
            send(random, 'POST', [`${base}${query(random, model)}`], body(random, schema, model)),
        ],
        [
          `PUT ${base}/:id`,
          (random) =>
            send(
              random,
              'PUT',
              [`${base}/`, entry(random, model), query(random, model)],
              body(random, schema, model),
            ),
        ],
        [
          `DELETE ${base}/:id`,
          (random) =>
            send(random, 'DELETE', [`${base}/`, entry(random, model), query(random, model)]),
        ],
      ];
    }),
  );

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const nameOf = ({ uid }: Model): string => capital(uid.slice(uid.lastIndexOf('.') + 1));

const graphqlAct = (random: Random, text: string, variables: Template): Act => ({
  do: 'http',
  as: client(random),
  method: 'POST',
  path: ['/graphql'],
  body: { query: text, variables },
});

/** Mutations, one or two of them in one request. */
export const graphql: Maker = (random, schema) => {
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
