import type { Core } from '@strapi/strapi';
import type { Event, Pagination } from '../contracts';
import { EVENT_TABLE } from '../constants';
import { LIST_COLUMNS, type ListRow, toEvent } from './event';
import type { Filters, ListQuery } from './filters';
import { type Reach, reachOf } from './reach';
import { applyFilters } from './where';

/** Counting stops here: nobody turns 400 pages, and a count over millions of rows takes its time. */
const COUNT_CAP = 10_000;

/** One page of events, newest first unless asked otherwise. */
export const listEvents = async (
  strapi: Core.Strapi,
  query: ListQuery,
): Promise<{ data: Event[]; pagination: Pagination; searchedUntil: string | null }> => {
  const { page, pageSize } = query;
  const { filters, searchedUntil } = await reachOf(strapi, query);
  const [rows, { total, totalIsCapped }] = await Promise.all([
    readPage(strapi, query, filters),
    count(strapi, filters),
  ]);
  return {
    data: rows.map(toEvent),
    pagination: {
      page,
      pageSize,
      pageCount: Math.ceil(total / pageSize),
      total,
      totalIsCapped: totalIsCapped || searchedUntil !== null,
    },
    searchedUntil,
  };
};

/** First the ids, which an index alone answers however far the page is; then the rows of these few. */
const readPage = async (
  strapi: Core.Strapi,
  { page, pageSize, sort }: ListQuery,
  filters: Reach['filters'],
): Promise<ListRow[]> => {
  const direction = sort === 'occurredAt:asc' ? 'asc' : 'desc';
  const order = [
    { column: 'occurred_at', order: direction },
    { column: 'id', order: direction },
  ];
  const ids = (await applyFilters(strapi.db.getConnection(EVENT_TABLE).select('id'), filters)
    .orderBy(order)
    .limit(pageSize)
    .offset((page - 1) * pageSize)) as { id: number }[];
  if (ids.length === 0) return [];
  const ofPage = ids.map(({ id }) => id);
  return strapi.db
    .getConnection(EVENT_TABLE)
    .select(LIST_COLUMNS)
    .whereIn('id', ofPage)
    .orderBy(order);
};

const count = async (
  strapi: Core.Strapi,
  filters: Filters,
): Promise<Pick<Pagination, 'total' | 'totalIsCapped'>> => {
  const upToCap = applyFilters(strapi.db.getConnection(EVENT_TABLE).select('id'), filters).limit(
    COUNT_CAP + 1,
  );
  const [row] = (await strapi.db.connection.count({ total: '*' }).from(upToCap.as('found'))) as {
    total: number | string;
  }[];
  const found = Number(row?.total ?? 0);
  return { total: Math.min(found, COUNT_CAP), totalIsCapped: found > COUNT_CAP };
};
