/** Acts on entries by the REST of the Content API. */
import type { Act, Sender, Template } from '../act';
import type { Random } from '../random';
import { isLocalized, type Model, type Schema } from '../schema';
import { entry, type Maker, ownTypes } from './content';
import { dataOf } from './data';

/** Who uses the Content API. */
export const client = (random: Random): Sender =>
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
