const index = (name: string, columns: string[]) => ({
  name: `audit_events_${name}_idx`,
  columns: [...columns, 'occurred_at', 'id'],
  type: null,
});

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
    outcome: { type: 'string', required: true },
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
  // Each question of the page reads one index in the order it shows: first what is asked for, then time.
  indexes: [
    index('time', []),
    index('category', ['category']),
    index('action', ['action']),
    index('outcome', ['outcome']),
    index('actor', ['actor_type', 'actor_id']),
    index('entity', ['entity_type', 'entity_id']),
    index('source', ['source']),
    index('request', ['request_id']),
  ],
};

export default schema;
