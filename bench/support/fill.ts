import type { Knex } from 'knex';
import { EVENT_INDEXES } from '../../server/src/event/indexes';

const DAY = 24 * 60 * 60 * 1000;
const DAYS = 90;
const ACTORS = 50;
const ENTITIES = 20_000;
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

/** How many events one statement writes. */
const STATEMENT = 100_000;

/** The names of the values, by number. */
const oneOf = (values: string[], number: string): string =>
  `CASE ${number} ${values.map((value, index) => `WHEN ${index} THEN '${value}'`).join(' ')} END`;

const json = (client: string, text: string): string =>
  client === 'pg' ? `CAST(${text} AS JSONB)` : text;

/** Numbers from 0 to 99,999 in a way that all databases know. */
const NUMBERS = `
  WITH digit AS (${Array.from({ length: 10 }, (_, n) => `SELECT ${n} AS n`).join(' UNION ALL ')}),
  number AS (
    SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n AS n
    FROM digit a, digit b, digit c, digit d, digit e
  ),
  event AS (SELECT n, n * 7 % ${ACTORS} AS actor, n * 15863 % ${ENTITIES} AS entity,
    ${oneOf(CATEGORIES, `(n * 7 + n % 11) % ${CATEGORIES.length}`)} AS category FROM number)`;

/** The columns of an event, by its number `n` within the statement. */
const columnsOf = (
  client: string,
  first: number,
  from: number,
  step: number,
): Record<string, string> => ({
  document_id: `CONCAT('01900000-0000-7000-8000-', ${100_000_000_000 + first} + n)`,
  occurred_at: `ROUND(${from} + n * ${step.toFixed(3)})`,
  category: 'category',
  action: `CASE category WHEN 'login' THEN 'login' WHEN 'end-user-login' THEN 'login' WHEN 'logout' THEN 'logout' ELSE ${oneOf(ACTIONS, `n % ${ACTIONS.length}`)} END`,
  outcome: "CASE n % 97 WHEN 0 THEN 'failure' ELSE 'success' END",
  attempts: '1',
  entity_type: "CONCAT('api::', category, '.', category)",
  entity_id: 'entity',
  entity_label: "CONCAT('Entry number ', entity)",
  actor_type: "'admin'",
  actor_id: 'actor',
  actor_name: "CONCAT('Person ', actor)",
  actor_email: "CONCAT('person', actor, '@example.com')",
  source: "CONCAT('10.0.', actor, '.', n % 200)",
  origin: "'panel'",
  request_id: `CONCAT('01900000-0000-7000-9000-', ${100_000_000_000 + first} + n)`,
  summary: `CONCAT('[["title"],0,["Before","After ', n, '"]]')`,
  request: json(
    client,
    `CONCAT('{"id":"01900000-0000-7000-9000-', ${100_000_000_000 + first} + n, '","method":"PUT","path":"/content-manager/collection-types/api::page","userAgent":"Mozilla/5.0 (X11; Linux x86_64)"}')`,
  ),
  changes: json(client, `CONCAT('[{"field":"title","before":"Before","after":"After ', n, '"}]')`),
});

const TEXT_FROM_NUMBER = new Set(['entity_id', 'actor_id']);

/**
 * Fills the table of events up to about `count`, as a site of 50 people would in 90 days. It is
 * filled without its indexes, which are then made of all of it: that takes a tenth of the time.
 * `false` where nothing was missing.
 */
export const fill = async (knex: Knex, count: number): Promise<boolean> => {
  const client = String(knex.client.config.client);
  const newest = (await knex('audit_events').max({ id: 'id' }).first()) as { id: number | null };
  const there = Number(newest.id ?? 0);
  const statements = Math.ceil((count - there) / STATEMENT);
  if (statements <= 0) return false;
  await dropIndexes(knex, client);
  const start = Date.now() - DAYS * DAY;
  const span = (DAYS * DAY) / statements;
  for (let number = 0; number < statements; number += 1) {
    const size = Math.min(STATEMENT, count - there - number * STATEMENT);
    const columns = columnsOf(
      client,
      there + number * STATEMENT,
      Math.floor(start + number * span),
      span / size,
    );
    const values = Object.entries(columns).map(([name, sql]) =>
      TEXT_FROM_NUMBER.has(name) ? `CONCAT(${sql}, '')` : sql,
    );
    const into = `INSERT INTO audit_events (${Object.keys(columns).join(', ')})`;
    const from = `SELECT ${values.join(', ')} FROM event WHERE n < ${size} ORDER BY n`;
    await knex.raw(
      client === 'mysql2' ? `${into} ${NUMBERS} ${from}` : `${NUMBERS} ${into} ${from}`,
    );
  }
  for (const { name, columns } of EVENT_INDEXES) {
    await knex.schema.table('audit_events', (table) => void table.index(columns, name));
  }
  return true;
};

const dropIndexes = async (knex: Knex, client: string): Promise<void> => {
  for (const { name } of EVENT_INDEXES) {
    await knex.raw(`DROP INDEX ${name}${client === 'mysql2' ? ' ON audit_events' : ''}`);
  }
};
