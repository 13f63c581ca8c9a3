import { useCallback } from 'react';

import { serialiseQuery } from '../../../api/serialiseQuery';
import { useAuditLogApi } from '../../../api/useAuditLogApi';
import { useRemote } from '../../../api/useRemote';
import type { ListState } from '../listState';
import { activityQuery } from './activityQuery';

/** How much happened in the range that is listed. A request of its own, for which the list does not wait. */
export const useActivity = (state: ListState, revision: number) => {
  const { getActivity } = useAuditLogApi();
  const query = serialiseQuery(activityQuery(state));

  return useRemote(
    useCallback((signal: AbortSignal) => getActivity(query, signal), [getActivity, query]),
    String(revision),
  );
};
