import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { message } from '../../../labels/message';
import { startOfDay, toLocalDate } from '../state/time-range';
import type { LocalDate } from '../state/time-range';

/** `Today`, or `Tue, Nov 24`, with the year if it is not the current one. */
export const useDayLabel = (): ((date: LocalDate) => string) => {
  const { formatDate, formatMessage } = useIntl();

  return useCallback(
    (date) => {
      const today = toLocalDate(new Date());

      if (date === today) return formatMessage(message('audit-log.range.today'));
      if (startOfDay(date, 1).getTime() === startOfDay(today).getTime()) {
        return formatMessage(message('audit-log.range.yesterday'));
      }

      return formatDate(startOfDay(date), {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: date.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric',
      });
    },
    [formatDate, formatMessage],
  );
};
