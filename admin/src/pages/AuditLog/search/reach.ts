import type { ListEventsResponse } from '../../../contracts';

const STEP = 5;

/** The server's own default, and the most that it takes. */
export const FIRST_REACH = 10_000;
const FURTHEST = 100_000_000;

/** So far a search goes on by itself. On SQLite all else waits while it looks, so what takes longer is asked for. */
const FURTHEST_UNASKED = 500_000;

export const furtherThan = (reach: number): number => Math.min(reach * STEP, FURTHEST);

/** Whether to look further without being asked: there is more to look through, and room on the page for what is found. */
export const goesOn = (reach: number, { data, meta }: ListEventsResponse): boolean =>
  meta.searchedUntil !== null &&
  meta.pagination.page === 1 &&
  data.length < meta.pagination.pageSize &&
  furtherThan(reach) <= FURTHEST_UNASKED;
