import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Plan } from '../plan';
import { columnsFor, isInIndex, matchingOf, newestOf, type Span } from '../sample';

/** What was found in one bucket of the chart. */
export interface Count {
  events: number;
  attempts: number;
  /** Those of `attempts` that did not succeed. */
  failed: number;
  /** There are, or may be, more. */
  isCapped: boolean;
}

/**
 * How much all the counts of one chart may read together, whatever the size of the table: entries
 * of an index, which lie side by side, and rows, which have to be looked up one by one.
 */
const MAX_ENTRIES = 20_000;
const MAX_ROWS = 4_000;

/** Round numbers, because people read them: "2,000+". */
const LIMITS = [10_000, 5_000, 2_000, 1_000, 500, 200, 100];
const MIN_LIMIT = 50;

/**
 * SQLite takes no more than 500 parts of a union; and between two statements others get their turn.
 */
const PARTS_PER_STATEMENT = 100;

/** Where a count stops when the chart is made of so many counts. */
const limitFor = ({ residual }: Plan, counts: number): number => {
  const most = isInIndex(columnsFor(residual)) ? MAX_ENTRIES : MAX_ROWS;
  return LIMITS.find((limit) => limit * counts <= most) ?? MIN_LIMIT;
};

const COUNTED = [
  'COUNT(*) AS events',
  'SUM(COALESCE(attempts, 1)) AS attempts',
  "SUM(CASE WHEN outcome = 'success' THEN 0 ELSE COALESCE(attempts, 1) END) AS failed",
].join(', ');

/** One part of the question: the events of one branch in one bucket. */
const part = (
  strapi: Core.Strapi,
  plan: Plan,
  branch: Plan['branches'][number],
  span: Span,
  bucket: number,
  limit: number,
): Knex.QueryBuilder => {
  const matching = matchingOf(strapi, branch, plan, span, ['outcome', 'attempts'], limit + 1);
  const counted = strapi.db.connection
    .select(strapi.db.connection.raw(`${bucket} AS bucket, ${COUNTED}`))
    .from(matching.as('matching'));
  if (Object.keys(plan.residual).length === 0) return counted.count({ entries: '*' });
  // The residual hides whether the limit was reached.
  const entries = strapi.db.connection
    .count('*')
    .from(newestOf(strapi, branch, span, ['occurred_at'], limit + 1).as('entries'));
  return counted.select({ entries });
};

type Answer = Record<
  'bucket' | 'events' | 'attempts' | 'failed' | 'entries',
  number | string | null
>;

/**
 * Counts the events of each bucket, the newest first, and reads no more than `limit` of each branch
 * of the plan. Total and failures are of the same events. What did not succeed is therefore never
 * more than all.
 */
export const countBuckets = async (
  strapi: Core.Strapi,
  buckets: Span[],
  plan: Plan,
): Promise<Count[]> => {
  const limit = limitFor(plan, buckets.length * plan.branches.length);
  const counts = buckets.map((): Count => ({ events: 0, attempts: 0, failed: 0, isCapped: false }));
  const parts = buckets.flatMap((span, bucket) =>
    plan.branches.map((branch) => part(strapi, plan, branch, span, bucket, limit)),
  );
  for (let start = 0; start < parts.length; start += PARTS_PER_STATEMENT) {
    const some = parts.slice(start, start + PARTS_PER_STATEMENT);
    const rows = (await strapi.db.connection.queryBuilder().unionAll(some)) as Answer[];
    for (const row of rows) {
      const count = counts[Number(row.bucket)] as Count;
      count.events += Number(row.events);
      count.attempts += Number(row.attempts);
      count.failed += Number(row.failed);
      count.isCapped ||= Number(row.entries) > limit;
    }
  }
  return counts.map(withoutSurplus);
};

/**
 * One entry more than the limit was read, to see that there are more; what is shown is a round
 * number where it can be.
 */
const withoutSurplus = (count: Count): Count => {
  if (!count.isCapped || count.events < 2) return count;
  const attempts = count.attempts - 1;
  return {
    ...count,
    events: count.events - 1,
    attempts,
    failed: Math.min(count.failed, attempts),
  };
};
