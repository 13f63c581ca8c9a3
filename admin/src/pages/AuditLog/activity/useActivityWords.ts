import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { FormatDateOptions } from 'react-intl';

import type { ActivityBucket, ActivityUnit } from '../../../contracts';
import { message } from '../../../words/message';

const DAY: FormatDateOptions = { day: 'numeric', month: 'short', year: 'numeric' };

/** When a bar was, in full. */
const FULL: Record<ActivityUnit, FormatDateOptions> = {
  hour: { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  day: { weekday: 'short', ...DAY },
  week: DAY,
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

/** When a bar began, as short as can be. */
const SHORT: Record<ActivityUnit, FormatDateOptions> = {
  hour: { hour: 'numeric', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: '2-digit' },
  year: { year: 'numeric' },
};

/** What a bar says. */
export const useActivityWords = (unit: ActivityUnit) => {
  const { formatDate, formatDateTimeRange, formatMessage, formatNumber } = useIntl();

  return useMemo(() => {
    const number = (count: number, isCapped: boolean) =>
      `${formatNumber(count)}${isCapped ? '+' : ''}`;
    const when = ({ from, to }: ActivityBucket) =>
      // To the last moment of it: the end itself belongs to what comes next.
      formatDateTimeRange(Date.parse(from), Date.parse(to) - 1, FULL[unit]);
    const total = (bucket: ActivityBucket) => number(bucket.total, bucket.totalIsCapped);
    const failed = (bucket: ActivityBucket) => number(bucket.failed, bucket.failedIsCapped);

    return {
      when,
      shortly: ({ from }: ActivityBucket) => formatDate(from, SHORT[unit]),
      total,
      failed,
      number: formatNumber,
      sentence: (bucket: ActivityBucket) =>
        formatMessage(message('audit-log.activity.bar'), {
          when: when(bucket),
          total: bucket.total,
          totalText: total(bucket),
          failed: bucket.failed,
          failedText: failed(bucket),
        }),
    };
  }, [unit, formatDate, formatDateTimeRange, formatMessage, formatNumber]);
};

export type ActivityWords = ReturnType<typeof useActivityWords>;
