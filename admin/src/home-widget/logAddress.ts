import { toLocalDate } from '../pages/AuditLog/dateRange';
import { formatListState, parseListState } from '../pages/AuditLog/listState';
import type { Filters } from '../pages/AuditLog/listState';

/** The address of the log under some filters, and of one event in it. */
export const logAddress = (filters: Partial<Filters>, event: string | null = null): string => {
  const state = parseListState(new URLSearchParams(), toLocalDate(new Date()));

  return `/settings/audit-log?${formatListState({ ...state, ...filters, event }).toString()}`;
};
