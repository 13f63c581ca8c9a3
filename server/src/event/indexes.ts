import { EVENT_TABLE } from '../constants';

/** An index of the table of events. One that is changed gets another name, so that it is made anew. */
export interface EventIndex {
  name: string;
  columns: string[];
}

/** What the chart and the counts sum up, without looking up a row for each entry. */
const COUNTED = ['outcome', 'attempts'];

/** Each question of the page reads one index in the order it shows: first what is asked for, then time. */
const index = (name: string, columns: string[], alsoRead: string[] = []): EventIndex => ({
  name: `${EVENT_TABLE}_${name}_idx`,
  columns: [...columns, 'occurred_at', 'id', ...alsoRead],
});

/**
 * They are no part of the content type. Strapi does not see the column `id` of an index on
 * PostgreSQL and MySQL, takes each index for a changed one, and would drop and make all of them
 * again, before the app answers, whenever the app's schema changes.
 */
export const EVENT_INDEXES: readonly EventIndex[] = [
  index('time', [], COUNTED),
  index('category', ['category'], COUNTED),
  index('action', ['action'], COUNTED),
  index('outcome', ['outcome'], ['attempts']),
  index('actor', ['actor_type', 'actor_id'], COUNTED),
  index('entity', ['entity_type', 'entity_id'], COUNTED),
  index('source', ['source'], COUNTED),
  index('request', ['request_id']),
];
