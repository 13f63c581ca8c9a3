import type { Scenario } from '../scenario';

/**
 * What the Content-Type Builder says once it has written the files; a test cannot let it restart
 * the server.
 */
const written = (
  event: string,
  payload: object,
  category: Scenario['category'],
  action: Scenario['action'],
): Scenario => ({
  category,
  action,
  way: 'content-type builder',
  run: ({ strapi }) => strapi.eventHub.emit(event, payload),
});

const contentType = (uid: string, attributes: object) => ({
  contentType: { uid, schema: { info: { displayName: 'Scenario' }, attributes } },
});

const component = (uid: string, attributes: object) => ({
  component: { uid, schema: { info: { displayName: 'Scenario' }, attributes } },
});

const NAME = { name: { type: 'string' } };

export const schemas: Scenario[] = [
  written('content-type.create', contentType('api::new.new', NAME), 'content-type', 'created'),
  {
    ...written(
      'content-type.update',
      contentType('api::homepage.homepage', { headline: { type: 'text' }, ...NAME }),
      'content-type',
      'updated',
    ),
    expected: {
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
