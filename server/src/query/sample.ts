import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { type ColumnName, eventTable, inTimeOrder } from '../event';
import { applyConditions, COLUMNS_OF, type Conditions } from './conditions';
import type { Plan } from './plan';

/** A range of time, half-open, in milliseconds since 1970. */
export interface Span {
  from: number;
  to?: number | undefined;
}

/**
 * Whether the index alone answers: besides its own columns, it has the outcome and the attempts.
 */
export const isInIndex = (columns: Iterable<ColumnName>): boolean =>
  [...columns].every((name) => name === 'outcome' || name === 'attempts');

export const columnsFor = (conditions: Conditions): ColumnName[] =>
  Object.keys(conditions).flatMap((name) => COLUMNS_OF[name as keyof Conditions]);

/**
 * The newest events of one branch, at most `limit`.
 *
 * The work is always bounded: the query filters only by the leading columns of one index and the
 * time, in the order of that index. So the database starts at the newest event and reads back until
 * `limit`. The residual is applied outside of the limit, so rare matches never make it read on.
 */
export const newestOf = (
  strapi: Core.Strapi,
  branch: Conditions,
  { from, to }: Span,
  columns: readonly ColumnName[],
  limit: number,
): Knex.QueryBuilder => {
  const query = applyConditions(eventTable(strapi).select([...new Set(columns)]), branch)
    .where('occurred_at', '>=', from)
    .orderBy(inTimeOrder('desc'))
    .limit(limit);
  if (to !== undefined) query.where('occurred_at', '<', to);
  return query as Knex.QueryBuilder;
};

/** {@link newestOf} with the residual applied, as a table to select from. */
export const matchingOf = (
  strapi: Core.Strapi,
  branch: Conditions,
  { residual }: Plan,
  span: Span,
  columns: readonly ColumnName[],
  limit: number,
): Knex.QueryBuilder => {
  const needed = [...columns, ...columnsFor(residual)];
  const newest = newestOf(strapi, branch, span, needed, limit).as('newest');
  return applyConditions(strapi.db.connection.select(columns).from(newest), residual);
};
