import type { Core } from '@strapi/strapi';
import type { AuditEvent, Pagination } from '../contracts';
import {
  eventTable,
  inTimeOrder,
  LIST_COLUMNS,
  type StoredListEvent,
  toAuditEvent,
} from '../event';
import { countUpTo } from './count';
import type { ListQuery } from './filters';
import { type Reach, reachOf } from './reach';
import { applyFilters } from './conditions';

/** Counting stops here: nobody turns 400 pages. */
const COUNT_CAP = 10_000;

/** What the list answers. */
interface EventList {
  data: AuditEvent[];
  pagination: Pagination;
  attempts: number;
  searchedUntil: string | null;
}

/** One page of events, newest first unless asked otherwise. */
export const listEvents = async (strapi: Core.Strapi, query: ListQuery): Promise<EventList> => {
  const { page, pageSize } = query;
  const { filters, searchedUntil } = await reachOf(strapi, query);
  const matching = applyFilters(eventTable(strapi).select('attempts'), filters);
  const [rows, { count, attempts, isCapped }] = await Promise.all([
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
    attempts,
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
  const order = inTimeOrder(direction);
  const ids = (await applyFilters(eventTable(strapi).select('id'), filters)
    .orderBy(order)
    .limit(pageSize)
    .offset((page - 1) * pageSize)) as { id: number }[];
  if (ids.length === 0) return [];
  const ofPage = ids.map(({ id }) => id);
  return eventTable(strapi).select(LIST_COLUMNS).whereIn('id', ofPage).orderBy(order);
};
