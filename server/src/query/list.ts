import type { Core } from '@strapi/strapi';
import type { AuditEvent, Pagination } from '../contracts';
import { eventTable, LIST_COLUMNS, type StoredListEvent, toAuditEvent } from '../event';
import { countUpTo } from './count';
import type { ListQuery } from './filters';
import { type Reach, reachOf } from './reach';
import { applyFilters } from './where';

/** Counting stops here: nobody turns 400 pages. */
const COUNT_CAP = 10_000;

/** One page of events, newest first unless asked otherwise. */
export const listEvents = async (
  strapi: Core.Strapi,
  query: ListQuery,
): Promise<{ data: AuditEvent[]; pagination: Pagination; searchedUntil: string | null }> => {
  const { page, pageSize } = query;
  const { filters, searchedUntil } = await reachOf(strapi, query);
  const matching = applyFilters(eventTable(strapi).select('id'), filters);
  const [rows, { count, isCapped }] = await Promise.all([
    readPage(strapi, query, filters),
    countUpTo(strapi, matching, COUNT_CAP),
  ]);
  return {
    data: rows.map(toAuditEvent),
    pagination: {
      page,
      pageSize,
      pageCount: Math.ceil(count / pageSize),
      total: count,
      totalIsCapped: isCapped || searchedUntil !== null,
    },
    searchedUntil,
  };
};

/** First the ids, which an index alone answers however far the page is; then the rows of these few. */
const readPage = async (
  strapi: Core.Strapi,
  { page, pageSize, sort }: ListQuery,
  filters: Reach['filters'],
): Promise<StoredListEvent[]> => {
  const direction = sort === 'occurredAt:asc' ? 'asc' : 'desc';
  const order = [
    { column: 'occurred_at', order: direction },
    { column: 'id', order: direction },
  ];
  const ids = (await applyFilters(eventTable(strapi).select('id'), filters)
    .orderBy(order)
    .limit(pageSize)
    .offset((page - 1) * pageSize)) as { id: number }[];
  if (ids.length === 0) return [];
  const ofPage = ids.map(({ id }) => id);
  return eventTable(strapi).select(LIST_COLUMNS).whereIn('id', ofPage).orderBy(order);
};
