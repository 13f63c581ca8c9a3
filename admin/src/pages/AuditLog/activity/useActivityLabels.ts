import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { FormatDateOptions } from 'react-intl';
import type { ActivityBucket, ActivityUnit } from '../../../contracts';
import { message } from '../../../labels/message';
import { spansDays } from './plot';

const DAY: FormatDateOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const SHORT_DAY: FormatDateOptions = { day: 'numeric', month: 'short' };
const TIME: FormatDateOptions = { hour: 'numeric', minute: '2-digit' };

/** Formats of the full time of a bar. */
const FULL: Record<ActivityUnit, FormatDateOptions> = {
  hour: { weekday: 'short', ...SHORT_DAY, ...TIME },
  day: { weekday: 'short', ...DAY },
  week: DAY,
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

/** Formats of the start of a bar, as short as possible. */
const SHORT: Record<ActivityUnit, FormatDateOptions> = {
  hour: TIME,
  day: SHORT_DAY,
  week: SHORT_DAY,
  month: { month: 'short', year: '2-digit' },
  year: { year: 'numeric' },
};

/** Whether a bar consists of whole days in the viewer's time zone. */
const isOfWholeDays = ({ from, to }: ActivityBucket): boolean =>
  [from, to].every((time) => {
    const date = new Date(time);

    return date.getHours() === 0 && date.getMinutes() === 0;
  });

/** The texts of the bars. */
export const useActivityLabels = (unit: ActivityUnit, buckets: ActivityBucket[]) => {
  const { formatDate, formatDateTimeRange, formatMessage, formatNumber } = useIntl();

  return useMemo(() => {
    const short = unit === 'hour' && spansDays(buckets) ? { ...SHORT_DAY, hour: 'numeric' } : null;
    const number = (count: number, isCapped: boolean) =>
      `${formatNumber(count)}${isCapped ? '+' : ''}`;
    const when = (bucket: ActivityBucket) => {
      const [from, to] = [Date.parse(bucket.from), Date.parse(bucket.to)];

      return unit === 'hour' || (unit === 'day' && !isOfWholeDays(bucket))
        ? formatDateTimeRange(from, to, FULL.hour)
        : // The end is exclusive, so the label names the time just before it.
          formatDateTimeRange(from, to - 1, FULL[unit]);
    };
    const total = (bucket: ActivityBucket) => number(bucket.total, bucket.totalIsCapped);
    const failed = (bucket: ActivityBucket) => number(bucket.failed, bucket.failedIsCapped);

    return {
      when,
      shortly: ({ from }: ActivityBucket) =>
        formatDate(from, (short ?? SHORT[unit]) as FormatDateOptions),
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
  }, [unit, buckets, formatDate, formatDateTimeRange, formatMessage, formatNumber]);
};

export type ActivityLabels = ReturnType<typeof useActivityLabels>;
