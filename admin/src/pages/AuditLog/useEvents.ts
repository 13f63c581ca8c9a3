import { useCallback } from 'react';

import { serialiseQuery } from '../../api/serialiseQuery';
import { useAuditLogApi } from '../../api/useAuditLogApi';
import { useRemote } from '../../api/useRemote';
import { toQuery } from './listState';
import type { ListState } from './listState';

/** One page of events, loaded again when what it is asked for changes: not when details open or close. */
export const useEvents = (state: ListState) => {
  const { listEvents } = useAuditLogApi();
  const query = serialiseQuery(toQuery(state));

  return useRemote(
    useCallback((signal: AbortSignal) => listEvents(query, signal), [listEvents, query]),
  );
};
