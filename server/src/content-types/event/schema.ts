import { eventAttributes } from '../../event';

/** Each question of the page reads one index in the order it shows: first what is asked for, then time. */
const index = (name: string, columns: string[], alsoRead: string[] = []) => ({
  name: `audit_events_${name}_idx`,
  columns: [...columns, 'occurred_at', 'id', ...alsoRead],
  type: null,
});

/** The chart tells what failed of that which is asked for, without looking up a row for each entry. */
const indexWithOutcome = (name: string, columns: string[]) => index(name, columns, ['outcome']);

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
    index('time', []),
    indexWithOutcome('category', ['category']),
    indexWithOutcome('action', ['action']),
    index('outcome', ['outcome']),
    indexWithOutcome('actor', ['actor_type', 'actor_id']),
    indexWithOutcome('entity', ['entity_type', 'entity_id']),
    indexWithOutcome('source', ['source']),
    index('request', ['request_id']),
  ],
};

export default schema;
