import { useCallback, useState } from 'react';

import { serialiseQuery } from '../../api/serialiseQuery';
import { useAuditLogApi } from '../../api/useAuditLogApi';
import { type Remote, useRemote } from '../../api/useRemote';
import type { ListEventsResponse } from '../../contracts';
import { toQuery } from './listState';
import type { ListState } from './listState';
import { FIRST_REACH, furtherThan, goesOn } from './search/reach';

interface Search {
  /** What is looked for, as a query: another search begins with the first reach again. */
  of: string;
  reach: number;
}

export interface UseEvents {
  remote: Remote<ListEventsResponse>;
  reload: () => void;
  /** Whether a search for free text is looking further than what is shown. */
  isSearchGoingOn: boolean;
  searchFurther: () => void;
}

/** One page of events, loaded again when what it is asked for changes: not when details open or close. */
export const useEvents = (state: ListState): UseEvents => {
  const { listEvents } = useAuditLogApi();
  const of = serialiseQuery(toQuery({ ...state, page: 1 }));
  const [search, setSearch] = useState<Search>({ of, reach: FIRST_REACH });
  const reach = search.of === of ? search.reach : FIRST_REACH;
  const query = serialiseQuery({
    ...toQuery(state),
    reach: reach === FIRST_REACH ? undefined : reach,
  });
  const searchFurther = useCallback(
    () => setSearch({ of, reach: furtherThan(reach) }),
    [of, reach],
  );
  const load = useCallback(
    async (signal: AbortSignal) => {
      const answer = await listEvents(query, signal);

      if (!signal.aborted && goesOn(reach, answer)) {
        searchFurther();
      }

      return answer;
    },
    [listEvents, query, reach, searchFurther],
  );
  const { remote, reload } = useRemote(load);

  // What was found stays while the same search looks further.
  const isFurther = search.of === of && reach > FIRST_REACH;
  const found = remote.status === 'loading' && isFurther ? remote.previous : null;

  return {
    remote: found === null ? remote : { status: 'ready', data: found },
    reload,
    isSearchGoingOn: found !== null,
    searchFurther,
  };
};
