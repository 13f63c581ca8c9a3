import { eventAttributes } from '../../event';

/** Each question of the page reads one index in the order it shows: first what is asked for, then time. */
const index = (name: string, columns: string[], alsoRead: string[] = []) => ({
  name: `audit_events_${name}_idx`,
  columns: [...columns, 'occurred_at', 'id', ...alsoRead],
  type: null,
});

/** What the chart and the counts sum up, without looking up a row for each entry. */
const COUNTED = ['outcome', 'attempts'];

/** One recorded fact. Rows are inserted by the journal and removed by retention; nothing updates them. */
const schema = {
  kind: 'collectionType',
  collectionName: 'audit_events',
  info: {
    singularName: 'event',
    pluralName: 'events',
    displayName: 'Audit event',
    description: 'Who did what, when and from where',
  },
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
  attributes: eventAttributes(),
  indexes: [
    index('time', [], COUNTED),
    index('category', ['category'], COUNTED),
    index('action', ['action'], COUNTED),
    index('outcome', ['outcome'], ['attempts']),
    index('actor', ['actor_type', 'actor_id'], COUNTED),
    index('entity', ['entity_type', 'entity_id'], COUNTED),
    index('source', ['source'], COUNTED),
    index('request', ['request_id']),
  ],
};

export default schema;
