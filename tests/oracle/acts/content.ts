/** Acts on entries: the Content Manager, the Content API, GraphQL, the document service. */
import { type Act, row, type Sender, type Template } from '../act';
import type { Random } from '../random';
import { isLocalized, type Model, type Schema } from '../schema';
import { dataOf, rank } from './data';

/** Something that makes one act. */
export type Maker = (random: Random, schema: Schema) => Act;

const OWN = /^api::/;

const LOCALES = ['en', 'fr'];

export const ownTypes = (schema: Schema): Model[] =>
  schema.models.filter(({ uid, isContentType }) => isContentType && OWN.test(uid));

const isSingle = ({ uid }: Model): boolean => uid === 'api::oracle.single';

const collections = (schema: Schema): Model[] =>
  ownTypes(schema).filter((model) => !isSingle(model));

const anyCollection = (random: Random, schema: Schema): Model =>
  random.weighted(
    collections(schema).map((model) => [model.uid.endsWith('thing') ? 3 : 1, model] as const),
  );

export const entry = (random: Random, model: Model): Template =>
  row(model.tableName, rank(random), 'document_id');

const localeQuery = (random: Random, model: Model): string =>
  isLocalized(model) && random.chance(0.6) ? `?locale=${random.one(LOCALES)}` : '';

const editor = (random: Random): Sender => random.one(['admin', 'admin', 'admin', 'editor']);

const admin = (random: Random, method: string, path: Template[], body?: Template): Act => ({
  do: 'http',
  as: editor(random),
  method,
  path: ['/content-manager/', ...path],
  ...(body !== undefined && { body }),
});

const data = (random: Random, schema: Schema, { uid }: Model, share?: number) =>
  dataOf(random, schema, 'documents', uid, share ? { share } : {});

const several = (random: Random, model: Model): Template =>
  Array.from({ length: 1 + random.below(3) }, () => entry(random, model));

/** What the Content Manager can be asked to do, by the route of it. */
export const contentManager: Record<string, Maker> = {
  'POST /content-manager/collection-types/:model': (random, schema) => {
    const model = anyCollection(random, schema);
    return admin(
      random,
      'POST',
      [`collection-types/${model.uid}${localeQuery(random, model)}`],
      data(random, schema, model, 0.3),
    );
  },
  'PUT /content-manager/collection-types/:model/:id': (random, schema) => {
    const model = anyCollection(random, schema);
    return admin(
      random,
      'PUT',
      [`collection-types/${model.uid}/`, entry(random, model), localeQuery(random, model)],
      data(random, schema, model),
    );
  },
  'DELETE /content-manager/collection-types/:model/:id': (random, schema) => {
    const model = anyCollection(random, schema);
    return admin(random, 'DELETE', [
      `collection-types/${model.uid}/`,
      entry(random, model),
      isLocalized(model) ? random.one(['', '?locale=fr', '?locale=*']) : '',
    ]);
  },
  'POST /content-manager/collection-types/:model/clone/:sourceId': (random, schema) => {
    const model = anyCollection(random, schema);
    return admin(
      random,
      'POST',
      [`collection-types/${model.uid}/clone/`, entry(random, model)],
      data(random, schema, model),
    );
  },
  'POST /content-manager/collection-types/:model/auto-clone/:sourceId': (random, schema) => {
    const model = anyCollection(random, schema);
    return admin(
      random,
      'POST',
      [`collection-types/${model.uid}/auto-clone/`, entry(random, model)],
      {},
    );
  },
  'POST /content-manager/collection-types/:model/actions/publish': (random, schema) => {
    const model = anyCollection(random, schema);
    return admin(
      random,
      'POST',
      [`collection-types/${model.uid}/actions/publish${localeQuery(random, model)}`],
      data(random, schema, model),
    );
  },
  'POST /content-manager/collection-types/:model/:id/actions/publish': (random, schema) => {
    const model = anyCollection(random, schema);
    return admin(
      random,
      'POST',
      [
        `collection-types/${model.uid}/`,
        entry(random, model),
        `/actions/publish${localeQuery(random, model)}`,
      ],
      random.chance(0.5) ? {} : data(random, schema, model),
    );
  },
  'POST /content-manager/collection-types/:model/:id/actions/unpublish': (random, schema) => {
    const model = anyCollection(random, schema);
    return admin(
      random,
      'POST',
      [
        `collection-types/${model.uid}/`,
        entry(random, model),
        `/actions/unpublish${localeQuery(random, model)}`,
      ],
      { discardDraft: random.chance(0.3) },
    );
  },
  'POST /content-manager/collection-types/:model/:id/actions/discard': (random, schema) => {
    const model = anyCollection(random, schema);
    return admin(
      random,
      'POST',
      [
        `collection-types/${model.uid}/`,
        entry(random, model),
        `/actions/discard${localeQuery(random, model)}`,
      ],
      {},
    );
  },
  'POST /content-manager/collection-types/:model/actions/bulkDelete': (random, schema) => {
    const model = anyCollection(random, schema);
    return admin(
      random,
      'POST',
      [`collection-types/${model.uid}/actions/bulkDelete${localeQuery(random, model)}`],
      { documentIds: several(random, model) },
    );
  },
  'POST /content-manager/collection-types/:model/actions/bulkPublish': (random, schema) => {
    const model = anyCollection(random, schema);
    return admin(
      random,
      'POST',
      [`collection-types/${model.uid}/actions/bulkPublish${localeQuery(random, model)}`],
      { documentIds: several(random, model) },
    );
  },
  'POST /content-manager/collection-types/:model/actions/bulkUnpublish': (random, schema) => {
    const model = anyCollection(random, schema);
    return admin(
      random,
      'POST',
      [`collection-types/${model.uid}/actions/bulkUnpublish${localeQuery(random, model)}`],
      { documentIds: several(random, model) },
    );
  },
  'PUT /content-manager/single-types/:model': (random, schema) =>
    admin(
      random,
      'PUT',
      [`single-types/api::oracle.single?locale=${random.one(LOCALES)}`],
      dataOf(random, schema, 'documents', 'api::oracle.single', { share: 0.5 }),
    ),
  'DELETE /content-manager/single-types/:model': (random) =>
    admin(random, 'DELETE', [`single-types/api::oracle.single?locale=${random.one(LOCALES)}`]),
  'POST /content-manager/single-types/:model/actions/publish': (random, schema) =>
    admin(
      random,
      'POST',
      [`single-types/api::oracle.single/actions/publish?locale=${random.one(LOCALES)}`],
      dataOf(random, schema, 'documents', 'api::oracle.single', { share: 0.5 }),
    ),
  'POST /content-manager/single-types/:model/actions/unpublish': (random) =>
    admin(
      random,
      'POST',
      [`single-types/api::oracle.single/actions/unpublish?locale=${random.one(LOCALES)}`],
      { discardDraft: random.chance(0.3) },
    ),
  'POST /content-manager/single-types/:model/actions/discard': (random) =>
    admin(
      random,
      'POST',
      [`single-types/api::oracle.single/actions/discard?locale=${random.one(LOCALES)}`],
      {},
    ),
};
