import { useCallback } from 'react';
import { useLazyEventsQuery } from '../../../api/audit-log-api';
import { PAGE_SIZE } from '../../../contracts';
import type { AuditEvent } from '../../../contracts';
import { EMPTY_FILTERS, toListQuery } from '../state/list-state';
import { around } from '../state/time-range';
import type { ListHandle } from '../state/useListState';

/**
 * Lists all events some minutes before and after an event, on the page that contains it. The number
 * of newer events in the range gives the page.
 */
export const useAroundEvent = ({ state, go, now }: ListHandle) => {
  const [countEvents] = useLazyEventsQuery();

  return useCallback(
    async (event: AuditEvent, minutes: number) => {
      const range = around(event.occurredAt, minutes);
      const surroundings = { ...EMPTY_FILTERS, range, sort: 'occurredAt:desc' } as const;
      const newer = { ...toListQuery({ ...state, ...surroundings, page: 1 }, now) };

      newer.from = event.occurredAt;
      newer.pageSize = PAGE_SIZE.min;
      const { data } = await countEvents(newer);
      const before = Math.max(0, (data?.meta.pagination.total ?? 1) - 1);

      go({
        ...surroundings,
        page: Math.floor(before / state.pageSize) + 1,
        around: event.id,
        event: null,
      });
    },
    [state, go, now, countEvents],
  );
};
