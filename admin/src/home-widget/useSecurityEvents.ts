import { useCallback } from 'react';

import { serialiseQuery } from '../api/serialiseQuery';
import { useAuditLogApi } from '../api/useAuditLogApi';
import { useRemote } from '../api/useRemote';
import type { Event, Pagination } from '../contracts';
import { toFilterQuery, EMPTY_FILTERS } from '../pages/AuditLog/listState';
import type { Filters } from '../pages/AuditLog/listState';
import { CHANGES, FAILED_LOGINS, latestOf } from './securityEvents';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The server gives no fewer. */
const ASKED_FOR = 10;

export interface SecurityEvents {
  latest: Event[];
  failedLogins: Pagination;
}

const queryOf = (filters: Partial<Filters>, from?: Date) =>
  serialiseQuery({
    ...toFilterQuery({ ...EMPTY_FILTERS, ...filters }),
    from: from?.toISOString(),
    pageSize: ASKED_FOR,
  });

/** The latest security events of the last 7 days, and how many logins failed in 24 hours. */
export const useSecurityEvents = () => {
  const { listEvents } = useAuditLogApi();

  return useRemote(
    useCallback(
      async (signal: AbortSignal): Promise<SecurityEvents> => {
        const aDayAgo = new Date(Date.now() - DAY_MS);
        const [changes, failedLogins] = await Promise.all([
          listEvents(queryOf(CHANGES), signal),
          listEvents(queryOf(FAILED_LOGINS, aDayAgo), signal),
        ]);

        return {
          latest: latestOf(changes.data, failedLogins.data),
          failedLogins: failedLogins.meta.pagination,
        };
      },
      [listEvents],
    ),
  );
};
