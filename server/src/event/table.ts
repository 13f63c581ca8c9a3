import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import { EVENT_TABLE } from '../constants';
import { type EventRow, eventRowSchema, type StoredEvent } from './columns';

/** What tells events of one millisecond apart. It stands in the indexes, after the time. */
const TIE_BREAKER = 'id';

/** A query on the table of events, in the schema of the database that Strapi uses. */
export const eventTable = (strapi: Core.Strapi): Knex.QueryBuilder<StoredEvent, StoredEvent[]> =>
  strapi.db.getConnection(EVENT_TABLE) as Knex.QueryBuilder<StoredEvent, StoredEvent[]>;

/** The columns that no row can do without. */
type RequiredFacts = Pick<EventRow, 'category' | 'action'> & Partial<EventRow>;

/** A row in which everything but `facts` is as plain as can be. */
export const blankRow = (facts: RequiredFacts): EventRow => ({
  ...eventRowSchema.parse({
    document_id: uuidv7(),
    occurred_at: Date.now(),
    category: facts.category,
    action: facts.action,
    outcome: 'success',
    actor_type: 'system',
  }),
  ...facts,
});

/** The order of events: by time, and those of one millisecond in an order that never changes. */
export const inTimeOrder = (
  direction: 'asc' | 'desc',
): { column: string; order: 'asc' | 'desc' }[] =>
  ['occurred_at', TIE_BREAKER].map((column) => ({ column, order: direction }));
