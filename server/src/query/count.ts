import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** Counts what `found` selects, and stops at `cap`: a count over millions of rows takes its time. */
export const countUpTo = async (
  strapi: Core.Strapi,
  found: Knex.QueryBuilder,
  cap: number,
): Promise<{ count: number; isCapped: boolean }> => {
  const upToCap = found.limit(cap + 1);
  const [row] = (await strapi.db.connection.count({ total: '*' }).from(upToCap.as('found'))) as {
    total: number | string;
  }[];
  const total = Number(row?.total ?? 0);
  return { count: Math.min(total, cap), isCapped: total > cap };
};
