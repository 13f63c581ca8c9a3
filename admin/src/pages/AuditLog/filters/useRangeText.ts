import { useIntl } from 'react-intl';
import { message } from '../../../labels/message';
import { DEFAULT_PRESET, intervalOf, isLocalDate } from '../state/time-range';
import type { ListHandle } from '../state/useListState';

const DAY = { dateStyle: 'medium' } as const;
const TIME = { dateStyle: 'medium', timeStyle: 'short' } as const;

/** The listed range as text: the name of a preset, or its days or times. */
export const useRangeText = ({ state, now }: Pick<ListHandle, 'state' | 'now'>): string => {
  const { formatMessage, formatDateTimeRange, formatDate } = useIntl();
  const { range } = state;

  if (range === null || 'preset' in range) {
    return formatMessage(message(`audit-log.range.${range?.preset ?? DEFAULT_PRESET}`));
  }

  const isWholeDays = [range.from, range.to].every((end) => end === null || isLocalDate(end));
  const format = isWholeDays ? DAY : TIME;
  const { from, to } = intervalOf(range, now);

  return to === null
    ? formatMessage(message('audit-log.range.since'), { time: formatDate(from, format) })
    : // A day ends where the next begins, so the label names the time just before it.
      formatDateTimeRange(from, isWholeDays ? new Date(to.getTime() - 1) : to, format);
};
