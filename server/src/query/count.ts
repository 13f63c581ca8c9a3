import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** What a count found before it stopped. */
export interface UpTo {
  count: number;
  /** How many attempts these events stand for. */
  attempts: number;
  isCapped: boolean;
}

/** What a count says that stopped one event after `cap`. */
export const upTo = (cap: number, events: number, attempts: number): UpTo => {
  const isCapped = events > cap;
  return { count: Math.min(events, cap), attempts: isCapped ? attempts - 1 : attempts, isCapped };
};

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
  return upTo(cap, Number(row?.total ?? 0), Number(row?.attempts ?? 0));
};
