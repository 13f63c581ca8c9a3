import { toLocalDate } from '../pages/AuditLog/dateRange';
import { EMPTY_FILTERS, formatListState, parseListState } from '../pages/AuditLog/listState';

/** Earlier than anything in any log, and still a date that people recognise. */
const SINCE_EVER = '2000-01-01';

/** The address of the log with everything about one entry, and of one event in it. */
export const logAddress = (
  { entityType, entityId }: { entityType: string; entityId: string },
  event: string | null = null,
): string => {
  const today = toLocalDate(new Date());
  const state = {
    ...parseListState(new URLSearchParams(), today),
    ...EMPTY_FILTERS,
    entityType,
    entityId,
    range: { start: SINCE_EVER, end: today },
    event,
  };

  return `/settings/audit-log?${formatListState(state).toString()}`;
};
