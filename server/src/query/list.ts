import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { ListedEvent, Pagination } from '../contracts';
import {
  eventTable,
  inTimeOrder,
  LIST_COLUMNS,
  type StoredListEvent,
  toListedEvent,
} from '../event';
import { applyFilters } from './conditions';
import { countUpTo, type UpTo, upTo } from './count';
import type { Filters, ListQuery } from './filters';

interface Reach {
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
const reachOf = async (strapi: Core.Strapi, query: ListQuery): Promise<Reach> => {
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

/** Counting stops here: nobody turns 400 pages. */
const COUNT_CAP = 10_000;

/** What the list answers. */
interface EventList {
  data: ListedEvent[];
  pagination: Pagination;
  attempts: number;
  searchedUntil: string | null;
}

/** Where a page lies, and how many events there are on all of them. */
interface Found extends UpTo {
  ids: number[];
}

/** One page of events, newest first unless asked otherwise. */
export const listEvents = async (strapi: Core.Strapi, query: ListQuery): Promise<EventList> => {
  const { page, pageSize } = query;
  const { filters, searchedUntil } = await reachOf(strapi, query);
  const { ids, count, attempts, isCapped } =
    (filters.q === undefined ? null : await search(strapi, query, filters)) ??
    (await look(strapi, query, filters));
  return {
    data: (await readPage(strapi, query, ids)).map(toListedEvent),
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

/** First the ids, which an index alone answers however far the page is; the count beside them. */
const look = async (
  strapi: Core.Strapi,
  query: ListQuery,
  filters: Reach['filters'],
): Promise<Found> => {
  const [ids, counted] = await Promise.all([
    onPage(applyFilters(eventTable(strapi).select('id'), filters), query),
    countUpTo(strapi, applyFilters(eventTable(strapi).select('attempts'), filters), COUNT_CAP),
  ]);
  return { ids: ids.map(({ id }) => id), ...counted };
};

/**
 * A search for free text looks at thousands of rows, so ids and count come from one look at them.
 * `null` where a later page has no event, so that no row has the count.
 */
const search = async (
  strapi: Core.Strapi,
  query: ListQuery,
  filters: Reach['filters'],
): Promise<Found | null> => {
  const { connection } = strapi.db;
  const found = applyFilters(eventTable(strapi).select('id', 'occurred_at', 'attempts'), filters)
    .orderBy(orderOf(query))
    .limit(COUNT_CAP + 1);
  const rows = await onPage<{ id: number } & Record<'total' | 'attempts', number | string>>(
    connection
      .select(
        'id',
        connection.raw('COUNT(*) OVER () AS total, SUM(COALESCE(attempts, 1)) OVER () AS attempts'),
      )
      .from(found.as('found')),
    query,
  );
  const [first] = rows;
  if (!first) return query.page === 1 ? { ids: [], count: 0, attempts: 0, isCapped: false } : null;
  return {
    ids: rows.map(({ id }) => id),
    ...upTo(COUNT_CAP, Number(first.total), Number(first.attempts)),
  };
};

const orderOf = ({ sort }: ListQuery) => inTimeOrder(sort === 'occurredAt:asc' ? 'asc' : 'desc');

const onPage = async <Row extends { id: number }>(
  found: Knex.QueryBuilder,
  query: ListQuery,
): Promise<Row[]> =>
  (await found
    .orderBy(orderOf(query))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)) as Row[];

const readPage = async (
  strapi: Core.Strapi,
  query: ListQuery,
  ids: number[],
): Promise<StoredListEvent[]> =>
  ids.length === 0
    ? []
    : eventTable(strapi).select(LIST_COLUMNS).whereIn('id', ids).orderBy(orderOf(query));
