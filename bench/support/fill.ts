import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';

const DAY = 24 * 60 * 60 * 1000;
const DAYS = 90;
const ACTORS = 50;
const CATEGORIES = [
  'content',
  'content',
  'content',
  'content',
  'media',
  'login',
  'logout',
  'role',
  'user',
  'api-token',
  'settings',
  'end-user',
  'end-user-login',
  'webhook',
  'locale',
];
const ACTIONS = ['updated', 'updated', 'created', 'published', 'deleted'];

/** One made-up event; the `index`th of `count` over the last 90 days. */
const row = (index: number, count: number) => {
  const at = Date.now() - DAYS * DAY + Math.floor((index * DAYS * DAY) / count);
  const actor = (index * 7919) % ACTORS;
  const category = CATEGORIES[(index * 104_729) % CATEGORIES.length] as string;
  const isSignIn = category.endsWith('login') || category === 'logout';
  const entity = (index * 15_485_863) % 20_000;
  return {
    document_id: uuidv7(),
    occurred_at: at,
    category,
    action: isSignIn ? category.replace('end-user-', '') : ACTIONS[(index * 31) % ACTIONS.length],
    outcome: index % 97 === 0 ? 'failure' : 'success',
    entity_type: isSignIn ? 'admin::role' : `api::${category}.${category}`,
    entity_id: String(entity),
    entity_label: `Entry number ${entity}`,
    actor_type: 'admin',
    actor_id: String(actor),
    actor_name: `Person ${actor}`,
    actor_email: `person${actor}@example.com`,
    source: `10.0.${actor}.${index % 200}`,
    request_id: uuidv7(),
    request: JSON.stringify({ method: 'PUT', path: '/content-manager/collection-types/api::page' }),
    changes: JSON.stringify([{ field: 'title', before: 'Before', after: `After ${index}` }]),
  };
};

const BATCH = 1000;
const IN_TRANSACTION = 50;

/** Fills the table of events up to `count`, as a site of 50 people would in 90 days. */
export const fill = async (knex: Knex, count: number): Promise<void> => {
  const answer = (await knex('audit_events').count({ n: '*' }).first()) as { n: number | string };
  const start = Number(answer.n);
  for (let index = start; index < count;) {
    await knex.transaction(async (trx) => {
      for (let batch = 0; batch < IN_TRANSACTION && index < count; batch += 1) {
        const size = Math.min(BATCH, count - index);
        const rows = Array.from({ length: size }, (_, offset) => row(index + offset, count));
        await trx.batchInsert(
          'audit_events',
          rows,
          trx.client.config.client === 'better-sqlite3' ? 500 : BATCH,
        );
        index += size;
      }
    });
  }
};
