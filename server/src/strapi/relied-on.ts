import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { missingMethods } from './patch';
import type { Seam } from './seam';

/** The parts of knex's transaction that the commit hook and `watchQueries` use. */
const transactionInternals: Seam = {
  name: 'transaction-internals',
  reliesOn:
    '`trx.commit` is looked up on the transaction; `trx.client.query` runs each of its statements; `trx.executionPromise` knows how it ended; it emits `query`, `query-response` and `query-error`.',
  why: 'Events are written by the commit of their change.',
  seenIn: 'knex/lib/execution/transaction.js',
  since: '5.0.0',
  without: 'Events of changes within a transaction are not written.',
  check: async ({ db }) => {
    const trx = (await db.connection.transaction()) as Knex.Transaction;
    try {
      return [
        ...missingMethods('trx', trx, ['commit', 'isCompleted', 'on']),
        ...missingMethods('trx.client', trx.client, ['query', 'acquireConnection']),
        ...missingMethods('trx.executionPromise', trx.executionPromise, ['then']),
      ];
    } finally {
      await trx.rollback();
    }
  },
};

const lifecycles: Seam = {
  name: 'lifecycles',
  reliesOn: '`strapi.db.lifecycles.subscribe` calls a subscriber at every write, and awaits it.',
  why: 'Roles, permissions, users, tokens, webhooks, settings and media are captured by them.',
  seenIn: '@strapi/database/dist/lifecycles/index.js',
  since: '5.0.0',
  without: 'Nothing is recorded but content.',
  check: ({ db }) => missingMethods('strapi.db.lifecycles', db.lifecycles, ['subscribe']),
};

const documents: Seam = {
  name: 'document-middleware',
  reliesOn: '`strapi.documents.use` puts a middleware around every call of the document service.',
  why: 'Content is captured by it.',
  seenIn: '@strapi/core/dist/services/document-service/middlewares/middleware-manager.js',
  since: '5.0.0',
  without: 'Changes of content are not recorded.',
  check: ({ documents: service }) => missingMethods('strapi.documents', service, ['use']),
};

const eventHub: Seam = {
  name: 'event-hub',
  reliesOn:
    '`strapi.eventHub.on` listens to `admin.auth.success`, `content-type.*`, `component.*` and `review-workflows.updateEntryStage`.',
  why: 'The Content-Type Builder writes files, and single sign-on may keep no session.',
  seenIn: '@strapi/core/dist/services/event-hub.js',
  since: '5.0.0',
  without: 'Changes by the Content-Type Builder and of stages of reviews are not recorded.',
  check: ({ eventHub: hub }) => missingMethods('strapi.eventHub', hub, ['on', 'off']),
};

const requestContext: Seam = {
  name: 'request-context',
  reliesOn: '`strapi.requestContext.get` answers the Koa context of the running request.',
  why: 'Who did something, and from where, is known from it.',
  seenIn: '@strapi/core/dist/services/request-context.js',
  since: '5.0.0',
  without: 'Events do not say who did it, nor from where.',
  check: ({ requestContext: context }) =>
    missingMethods('strapi.requestContext', context, ['get', 'run']),
};

/** Columns of Strapi's store that are read and written directly. */
const STORE_COLUMNS = ['key', 'value', 'type'];

const store: Seam = {
  name: 'core-store',
  reliesOn: `The table strapi_core_store_settings with the columns ${STORE_COLUMNS.join(', ')}; settings are JSON under keys such as \`plugin_upload_settings\`; \`persisted_tables\` is a list.`,
  why: 'Settings are captured by their key, and the table of events must outlive the plugin.',
  seenIn: '@strapi/core/dist/services/core-store.js, @strapi/database/dist/schema/diff.js',
  since: '5.0.0',
  without: 'Changes of settings are not recorded.',
  check: ({ db }) => {
    const uid = 'strapi::core-store';
    if (!db.metadata.has(uid)) return [uid];
    const { tableName, attributes } = db.metadata.get(uid);
    return [
      ...(tableName === 'strapi_core_store_settings' ? [] : ['strapi_core_store_settings']),
      ...STORE_COLUMNS.filter((name) => !(name in attributes)).map((name) => `${uid}.${name}`),
    ];
  },
};

const cron: Seam = {
  name: 'cron',
  reliesOn: "`strapi.get('cron')` takes jobs by `add` and removes them by `remove`.",
  why: 'Old events are removed once a day, and events that wait are inserted.',
  seenIn: '@strapi/core/dist/services/cron.js',
  since: '5.0.0',
  without: 'Old events are not removed, and events that wait are not added.',
  check: (strapi: Core.Strapi) => missingMethods('cron', strapi.get('cron'), ['add', 'remove']),
};

/** What captures, journal and jobs use unchanged. These seams are only checked. */
export const reliedOn: readonly Seam[] = [
  transactionInternals,
  lifecycles,
  documents,
  eventHub,
  requestContext,
  store,
  cron,
];
