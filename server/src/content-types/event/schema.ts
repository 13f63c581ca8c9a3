/** Each question of the page reads one index in the order it shows: first what is asked for, then time. */
const index = (name: string, columns: string[], alsoRead: string[] = []) => ({
  name: `audit_events_${name}_idx`,
  columns: [...columns, 'occurred_at', 'id', ...alsoRead],
  type: null,
});

/** The chart tells what failed of that which is asked for, without looking up a row for each entry. */
const indexWithOutcome = (name: string, columns: string[]) => index(name, columns, ['outcome']);

/**
 * One recorded fact. Rows are inserted by the journal and removed by retention; nothing updates them.
 *
 * `occurredAt` is milliseconds since 1970 as a whole number, not a `datetime`: drivers write `datetime` in the server's
 * local time, where one hour a year happens twice, and an audit log must keep its order through that hour.
 */
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
  attributes: {
    occurredAt: { type: 'biginteger', required: true },
    category: { type: 'string', required: true },
    action: { type: 'string', required: true },
    // Short, because InnoDB takes no more than 3072 bytes in an index.
    outcome: { type: 'string', required: true, column: { args: [32] } },
    entityType: { type: 'string' },
    entityId: { type: 'string' },
    entityLabel: { type: 'string' },
    actorType: { type: 'string', required: true },
    actorId: { type: 'string' },
    actorName: { type: 'string' },
    actorEmail: { type: 'string' },
    source: { type: 'string' },
    requestId: { type: 'string' },
    request: { type: 'json' },
    changes: { type: 'json' },
  },
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
