import { useMemo, useState } from 'react';

import { serialiseQuery } from '../../../api/serialiseQuery';
import { useAuditLogApi } from '../../../api/useAuditLogApi';
import type { Event } from '../../../contracts';
import type { ListState } from '../listState';
import { useToday } from '../useToday';
import { countNew, isLive, newEventsQuery } from './newEvents';
import { usePolling } from './usePolling';

/** How many events have happened since those on the page were loaded; `events` is `null` while there are none. */
export const useNewEvents = (state: ListState, events: Event[] | null): number => {
  const { listEvents } = useAuditLogApi();
  const today = useToday();
  const [found, setFound] = useState<{ since: Event[] | null; count: number }>();
  const { pageSize } = state;
  const query =
    events !== null && isLive(state, today) ? serialiseQuery(newEventsQuery(state, events)) : null;

  usePolling(
    useMemo(
      () =>
        query === null || events === null
          ? null
          : async (signal: AbortSignal) => {
              const { data } = await listEvents(query, signal);

              if (!signal.aborted) {
                setFound({ since: events, count: countNew(data, events, pageSize) });
              }
            },
      [query, events, pageSize, listEvents],
    ),
  );

  // What was new to an earlier list is not new to this one.
  return query !== null && found?.since === events ? found.count : 0;
};
