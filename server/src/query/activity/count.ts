import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { eventTable } from '../../event';
import { applyConditions, COLUMNS_OF, type Conditions } from '../where';
import type { Span } from './buckets';
import type { Plan } from './plan';

export interface Count {
  count: number;
  /** There are, or may be, more. */
  isCapped: boolean;
}

/**
 * How much all the counts of one chart may read together, whatever the size of the table: entries of an index, which lie
 * side by side, and rows, which have to be looked up one by one.
 */
const MAX_ENTRIES = 500_000;
const MAX_ROWS = 100_000;

/** Round numbers, because people read them: "10,000+". */
const LIMITS = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100];
const LEAST = 50;

/** Whether the index that leads has all that is asked for: next to what it is of, the outcome. */
const isInIndex = (rest: Conditions): boolean =>
  Object.keys(rest).every((name) => name === 'outcome');

/** Where a count stops when the chart is made of so many counts. */
export const limitFor = ({ rest }: Plan, counts: number): number => {
  const most = isInIndex(rest) ? MAX_ENTRIES : MAX_ROWS;
  return LIMITS.find((limit) => limit * counts <= most) ?? LEAST;
};

const columnsFor = (rest: Conditions): string[] =>
  Object.keys(rest).flatMap((name) => COLUMNS_OF[name as keyof Conditions]);

/**
 * Counts the events of one bucket, and reads no more than `limit` of each way of the plan.
 *
 * That holds whatever is asked for: the innermost query has nothing but the columns that lead one index and the time, in the
 * order of that index, so the database goes to the newest event of the bucket and walks back until `limit`. The rest of the
 * conditions, free text among them, stands outside of the limit and is tried on these events only. Rare matches
 * therefore never make it walk on through the table.
 */
export const countBucket = async (
  strapi: Core.Strapi,
  { from, to }: Span,
  { ways, rest }: Plan,
  limit: number,
): Promise<Count> => {
  const newest = (way: Conditions, columns: string[], most: number): Knex.QueryBuilder =>
    applyConditions(eventTable(strapi).select(columns), way)
      .where('occurred_at', '>=', from)
      .where('occurred_at', '<', to)
      .orderBy([
        { column: 'occurred_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(most);
  const count = (read: Knex.QueryBuilder, name: string) =>
    strapi.db.connection.count('*').from(read.as('newest')).as(name);
  const hasRest = Object.keys(rest).length > 0;

  const counts = ways.flatMap((way, index) => [
    count(newest(way, ['id'], limit + 1), `read_${index}`),
    ...(hasRest
      ? [
          applyConditions(
            strapi.db.connection.count('*').from(newest(way, columnsFor(rest), limit).as('newest')),
            rest,
          ).as(`found_${index}`),
        ]
      : []),
  ]);
  const [row = {}] = (await strapi.db.connection.select(counts)) as Record<
    string,
    number | string
  >[];
  const numbers = (name: string) => ways.map((_, index) => Number(row[`${name}_${index}`]));
  const read = numbers('read');
  const found = hasRest ? numbers('found') : read.map((number) => Math.min(number, limit));
  return {
    count: found.reduce((sum, number) => sum + number, 0),
    isCapped: read.some((number) => number > limit),
  };
};
