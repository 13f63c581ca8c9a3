import type { Core } from '@strapi/strapi';
import { eventTable, inTimeOrder } from '../event';
import { applyFilters } from './conditions';
import type { Filters, ListQuery } from './filters';

export interface Reach {
  /** The filters with the range that is searched. */
  filters: Filters;
  /** ISO 8601: how far the search went; `null`: to the end of the range. */
  searchedUntil: string | null;
}

/**
 * Bounds a text search, which no index answers. It searches only the first `reach` events of the
 * other filters, so that the first answer is quick on a table of any size. A larger `reach`
 * searches further.
 */
export const reachOf = async (strapi: Core.Strapi, query: ListQuery): Promise<Reach> => {
  const { reach, ...filters } = query;
  if (!filters.q) return { filters, searchedUntil: null };
  const isNewestFirst = query.sort === 'occurredAt:desc';
  const direction = isNewestFirst ? 'desc' : 'asc';
  const [beyond] = (await applyFilters(eventTable(strapi).select('occurred_at'), {
    ...filters,
    q: undefined,
    qCode: undefined,
  })
    .orderBy(inTimeOrder(direction))
    .limit(1)
    .offset(reach)) as { occurred_at: number | string }[];
  if (!beyond) return { filters, searchedUntil: null };
  const time = Number(beyond.occurred_at);
  const searchedUntil = new Date(time).toISOString();
  return isNewestFirst
    ? { filters: { ...filters, from: new Date(time) }, searchedUntil }
    : { filters: { ...filters, to: new Date(time + 1) }, searchedUntil };
};
