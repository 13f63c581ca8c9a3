import { useCallback } from 'react';
import { useIntl } from 'react-intl';

const isSameDay = (one: Date, other: Date): boolean => one.toDateString() === other.toDateString();

/** A time as short as it can be: of today without its day. */
export const useSealTime = () => {
  const { formatDate, formatTime } = useIntl();

  return useCallback(
    (at: string, timeStyle: 'short' | 'medium' = 'short'): string =>
      isSameDay(new Date(at), new Date())
        ? formatTime(at, { timeStyle })
        : formatDate(at, { dateStyle: 'medium', timeStyle }),
    [formatDate, formatTime],
  );
};
