import { useEffect, useState } from 'react';
import { useEventsQuery } from '../../../api/audit-log-api';
import { statusOf } from '../../../components/LoadError';
import { useIsPageVisible } from '../../../components/useIsPageVisible';
import type { AuditEvent } from '../../../contracts';
import type { ListHandle } from '../state/useListState';
import { countNew, isLive, newEventsQuery } from './new-events';

const POLL_MS = 15_000;
/** A server that is in trouble is not helped by questions. */
const POLL_AFTER_ERROR_MS = 2 * 60_000;

/**
 * How many events have happened since those on the page were loaded; asked while the tab is seen.
 */
export const useNewEvents = (list: ListHandle, events: AuditEvent[] | null): number => {
  const { state, now, filterQuery } = list;
  const isVisible = useIsPageVisible();
  const [due, setDue] = useState<AuditEvent[] | null>(null);
  // Each further question of somebody who lost the permission would be recorded as a refusal.
  const [isRefused, setIsRefused] = useState(false);
  const isAsked = events !== null && due === events && isLive(state, now) && !isRefused;

  useEffect(() => {
    const timer = setTimeout(() => setDue(events), POLL_MS);

    return () => clearTimeout(timer);
  }, [events]);

  const query = newEventsQuery(filterQuery, events ?? [], state.pageSize);
  const [isFailing, setIsFailing] = useState(false);
  const { currentData, error } = useEventsQuery(query, {
    skip: !isAsked || !isVisible,
    pollingInterval: isFailing ? POLL_AFTER_ERROR_MS : POLL_MS,
    refetchOnMountOrArgChange: true,
  });

  const status = statusOf(error);

  if ((error !== undefined) !== isFailing) {
    setIsFailing(error !== undefined);
  }
  if (!isRefused && (status === 401 || status === 403)) {
    setIsRefused(true);
  }

  return isAsked && currentData ? countNew(currentData.data, events, state.pageSize) : 0;
};
