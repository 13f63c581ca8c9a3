import { useEffect, useState } from 'react';
import { useEventsQuery } from '../../../api/audit-log-api';
import { serialiseQuery } from '../../../api/serialise-query';
import { SCAN_LIMIT } from '../../../contracts';
import type { ListedEvent, ListEventsResponse } from '../../../contracts';
import type { ListHandle } from '../state/useListState';

const STEP = 5;

/** A search begins with the server's own default. */
const FIRST_SCAN_LIMIT: number = SCAN_LIMIT.default;

/** So far a search for text goes by itself. On SQLite everything else waits while it runs. */
const MAX_UNASKED_SCAN_LIMIT = 500_000;

const furtherThan = (scanLimit: number) => Math.min(scanLimit * STEP, SCAN_LIMIT.max);

interface ListAnswer {
  data: ListedEvent[];
  meta: ListEventsResponse['meta'];
}

/** Whether there is more to search, and room on the page for what is found. */
const searchesOn = (scanLimit: number, { data, meta }: ListAnswer): boolean =>
  meta.searchedUntil !== null &&
  meta.pagination.page === 1 &&
  data.length < meta.pagination.pageSize &&
  furtherThan(scanLimit) <= MAX_UNASKED_SCAN_LIMIT;

export interface ListedEvents {
  events: ListedEvent[];
  meta: ListEventsResponse['meta'] | null;
  /** Nothing has been listed yet. */
  isFirst: boolean;
  /** Others are loading; the last ones are still there. */
  isStale: boolean;
  isFetching: boolean;
  error: unknown;
  /** A search for text is going further back than what is shown. */
  isSearchingOn: boolean;
  searchFurther: () => void;
}

/** One page of events. What was listed stays while others load. */
export const useEvents = ({ state, filterQuery }: ListHandle): ListedEvents => {
  const { page, pageSize, sort } = state;
  const query = { ...filterQuery, page, pageSize, sort };
  const of = serialiseQuery({ ...query, page: 1 });
  // Another search begins with the first limit again.
  const [search, setSearch] = useState({ of, scanLimit: FIRST_SCAN_LIMIT });
  const scanLimit = search.of === of ? search.scanLimit : FIRST_SCAN_LIMIT;
  const reach = scanLimit === FIRST_SCAN_LIMIT ? {} : { reach: scanLimit };
  const answer = useEventsQuery({ ...query, ...reach }, { refetchOnMountOrArgChange: true });
  const { data, currentData, isFetching } = answer;

  const searchFurther = () => setSearch({ of, scanLimit: furtherThan(scanLimit) });
  const isUnfinished =
    !isFetching && currentData !== undefined && searchesOn(scanLimit, currentData);

  useEffect(() => {
    if (isUnfinished) {
      // eslint-disable-next-line react-hooks/set-state-in-effect -- what was found is shown first
      setSearch({ of, scanLimit: furtherThan(scanLimit) });
    }
  }, [isUnfinished, of, scanLimit]);

  // What was found stays while the same search goes on.
  const isSearchingOn = isFetching && scanLimit > FIRST_SCAN_LIMIT && data !== undefined;

  return {
    events: data?.data ?? [],
    meta: data?.meta ?? null,
    isFirst: data === undefined,
    isStale: isFetching && currentData === undefined && !isSearchingOn,
    isFetching,
    error: isFetching ? undefined : answer.error,
    isSearchingOn,
    searchFurther,
  };
};
