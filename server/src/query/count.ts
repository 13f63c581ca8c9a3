import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** What a count found before it stopped. */
interface UpTo {
  count: number;
  /** How many attempts these events stand for. */
  attempts: number;
  isCapped: boolean;
}

/**
 * Counts what `found` selects, its attempts too, and stops at `cap`: a count over millions of rows
 * takes its time.
 */
export const countUpTo = async (
  strapi: Core.Strapi,
  found: Knex.QueryBuilder,
  cap: number,
): Promise<UpTo> => {
  const upToCap = found.limit(cap + 1);
  const [row] = (await strapi.db.connection
    .count({ total: '*' })
    .sum({ attempts: strapi.db.connection.raw('COALESCE(attempts, 1)') })
    .from(upToCap.as('found'))) as Record<'total' | 'attempts', number | string | null>[];
  const total = Number(row?.total ?? 0);
  const attempts = Number(row?.attempts ?? 0);
  const isCapped = total > cap;
  return { count: Math.min(total, cap), attempts: isCapped ? attempts - 1 : attempts, isCapped };
};
