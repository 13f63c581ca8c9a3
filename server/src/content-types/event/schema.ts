import { eventAttributes } from '../../event';

/** One recorded fact. Rows are inserted by the journal and removed by retention; nothing updates them. Its indexes: `event/indexes.ts`. */
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
};

export default schema;
