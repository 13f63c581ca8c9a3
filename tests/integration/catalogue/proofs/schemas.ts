import type { Proof } from '../proof';

/** What the Content-Type Builder says once it has written the files; a test cannot let it restart the server. */
const written = (
  event: string,
  payload: object,
  category: Proof['category'],
  action: Proof['action'],
): Proof => ({
  category,
  action,
  way: 'content-type builder',
  act: ({ strapi }) => strapi.eventHub.emit(event, payload),
});

const contentType = (uid: string, attributes: object) => ({
  contentType: { uid, schema: { info: { displayName: 'Proof' }, attributes } },
});

const component = (uid: string, attributes: object) => ({
  component: { uid, schema: { info: { displayName: 'Proof' }, attributes } },
});

const NAME = { name: { type: 'string' } };

export const schemas: Proof[] = [
  written('content-type.create', contentType('api::new.new', NAME), 'content-type', 'created'),
  {
    ...written(
      'content-type.update',
      contentType('api::homepage.homepage', { headline: { type: 'text' }, ...NAME }),
      'content-type',
      'updated',
    ),
    says: {
      changes: [
        { field: 'attributes.headline', before: { type: 'string' }, after: { type: 'text' } },
        { field: 'attributes.name', before: null, after: { type: 'string' } },
      ],
    },
  },
  written('content-type.delete', contentType('api::tag.tag', {}), 'content-type', 'deleted'),
  written('component.create', component('shared.new', NAME), 'component', 'created'),
  written('component.update', component('shared.seo', NAME), 'component', 'updated'),
  written('component.delete', component('shared.link', {}), 'component', 'deleted'),
];
