import type { Knex } from 'knex';
import type { Filters } from './filters';

/** What narrows the log besides time. */
export type Conditions = Omit<Filters, 'from' | 'to'>;

/** The filters without their range. */
export const conditionsOf = (filters: Filters): Conditions => {
  const conditions: Partial<Filters> = { ...filters };
  delete conditions.from;
  delete conditions.to;
  return conditions;
};

/** Escapes what `LIKE` would take as a pattern; the escape character is `!` because MySQL takes `\` apart by itself. */
const contains = (text: string): string => `%${text.replace(/[!%_]/g, '!$&')}%`;

const TEXT_COLUMNS = ['entity_label', 'actor_name', 'actor_email', 'source'];

/** The columns that each condition looks at. */
export const COLUMNS_OF: Record<keyof Conditions, readonly string[]> = {
  action: ['action'],
  category: ['category'],
  outcome: ['outcome'],
  actor: ['actor_type', 'actor_id'],
  entityType: ['entity_type'],
  entityId: ['entity_id'],
  source: ['source'],
  request: ['request_id'],
  q: TEXT_COLUMNS,
};

/** Narrows a query on the table of events by what happened. Every value is a binding. */
export const applyConditions = (
  query: Knex.QueryBuilder,
  { action, category, outcome, actor, entityType, entityId, source, request, q }: Conditions,
): Knex.QueryBuilder => {
  if (action) query.whereIn('action', action);
  if (category) query.whereIn('category', category);
  if (outcome) query.whereIn('outcome', outcome);
  if (actor) query.where('actor_type', actor.type);
  // Also where there is none: both columns lead the index.
  if (actor) query.where('actor_id', actor.id);
  if (entityType) query.where('entity_type', entityType);
  if (entityId) query.where('entity_id', entityId);
  if (source) query.where('source', source);
  if (request) query.where('request_id', request);
  if (q) applyText(query, q);
  return query;
};

const asciiLower = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * SQLite, and PostgreSQL with the locale `C`, know the case of ASCII letters only. A text with others is looked for in the
 * ways that people write it.
 */
const spellingsOf = (q: string): string[] => {
  const lower = q.toLowerCase();
  const capitalised = lower.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  return [...new Set([q, lower, capitalised, q.toUpperCase()].map(asciiLower))];
};

/** Free text: anywhere in the names, whatever the case. */
const applyText = (query: Knex.QueryBuilder, q: string): void => {
  const spellings = spellingsOf(q);
  // SQLite's LIKE does what the others want LOWER for.
  const isSqlite = query.client.config.client === 'better-sqlite3';
  query.where((either) => {
    for (const column of TEXT_COLUMNS) {
      for (const text of spellings) {
        either.orWhereRaw(isSqlite ? "?? LIKE ? ESCAPE '!'" : "LOWER(??) LIKE ? ESCAPE '!'", [
          column,
          contains(text),
        ]);
      }
    }
  });
};

/** Narrows a query on the table of events by when and what happened. */
export const applyFilters = (
  query: Knex.QueryBuilder,
  { from, to, ...conditions }: Filters,
): Knex.QueryBuilder => {
  query.where('occurred_at', '>=', from.getTime());
  if (to) query.where('occurred_at', '<', to.getTime());
  return applyConditions(query, conditions);
};
