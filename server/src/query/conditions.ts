import type { Knex } from 'knex';
import { VALUE_FILTERS, type ValueFilter } from '../contracts';
import type { ColumnName } from '../event';
import type { ActorFilter, Choice, Filters } from './filters';
import { applyText, TEXT_COLUMNS } from './text';

/** The filters without the range. */
export type Conditions = Omit<Filters, 'from' | 'to'>;

/** The filters without their range. */
export const conditionsOf = (filters: Filters): Conditions => {
  const conditions: Partial<Filters> = { ...filters };
  delete conditions.from;
  delete conditions.to;
  return conditions;
};

/** The columns of each condition. */
export const COLUMNS_OF: Record<keyof Conditions, readonly ColumnName[]> = {
  action: ['action'],
  category: ['category'],
  outcome: ['outcome'],
  actor: ['actor_type', 'actor_id'],
  entityType: ['entity_type'],
  source: ['source'],
  origin: ['origin'],
  entityId: ['entity_id'],
  request: ['request_id'],
  q: TEXT_COLUMNS,
  qCode: ['action', 'category'],
};

/** The filters that compare one column with their values. */
const PLAIN_FILTERS = VALUE_FILTERS.filter(
  (name): name is Exclude<ValueFilter, 'actor'> => name !== 'actor',
);

const applyChoice = (query: Knex.QueryBuilder, column: string, choice: Choice<string>): void => {
  const { only, not } = choice;
  // `=` for one value, because then the index is still in the order of time.
  if (only.length === 1) query.where(column, only[0] as string);
  else if (only.length > 1) query.whereIn(column, only);
  // NULL is not the excluded value.
  if (not.length > 0) {
    query.where((either) => either.whereNotIn(column, not).orWhereNull(column));
  }
};

const isActor = (query: Knex.QueryBuilder, { type, id }: ActorFilter): Knex.QueryBuilder => {
  query.where('actor_type', type);
  if (id !== undefined) query.where('actor_id', id);
  return query;
};

const isNotActor = (query: Knex.QueryBuilder, { type, id }: ActorFilter): Knex.QueryBuilder => {
  query.whereNot('actor_type', type);
  if (id === null) query.orWhereNotNull('actor_id');
  else if (id !== undefined) query.orWhereNot('actor_id', id).orWhereNull('actor_id');
  return query;
};

const applyActors = (query: Knex.QueryBuilder, { only, not }: Choice<ActorFilter>): void => {
  const [first] = only;
  if (first && only.length === 1) isActor(query, first);
  else if (first) {
    query.where((either) => {
      for (const actor of only) either.orWhere((one) => void isActor(one, actor));
    });
  }
  for (const actor of not) query.where((other) => void isNotActor(other, actor));
};

/** Applies the conditions to a query on the table of events. Every value is a binding. */
export const applyConditions = <T extends Knex.QueryBuilder>(
  query: T,
  conditions: Conditions,
): T => {
  const { actor, entityId, request, q, qCode } = conditions;
  for (const name of PLAIN_FILTERS) {
    const choice = conditions[name];
    if (choice) applyChoice(query, COLUMNS_OF[name][0] as string, choice);
  }
  if (actor) applyActors(query, actor);
  if (entityId) query.where('entity_id', entityId);
  if (request) query.where('request_id', request);
  if (q) applyText(query, q, qCode ?? []);
  return query;
};

/** Applies the range and the conditions to a query on the table of events. */
export const applyFilters = <T extends Knex.QueryBuilder>(
  query: T,
  { from, to, ...conditions }: Filters,
): T => {
  query.where('occurred_at', '>=', from.getTime());
  if (to) query.where('occurred_at', '<', to.getTime());
  return applyConditions(query, conditions);
};
