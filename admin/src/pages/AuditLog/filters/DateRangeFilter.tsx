import { Button, Popover } from '@strapi/design-system';
import { Calendar } from '@strapi/icons';
import { lazy, Suspense, useState } from 'react';
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

const RangeChoice = lazy(() => import('./RangeChoice'));

/** The date range: a preset, or start and end to the minute. */
export const DateRangeFilter = ({ list }: { list: ListHandle }) => {
  const { formatMessage } = useIntl();
  const [isOpen, setIsOpen] = useState(false);
  const title = formatMessage(message('audit-log.filters.date-range'));
  const text = useRangeText(list);

  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger>
        <Button
          variant="tertiary"
          size="S"
          startIcon={<Calendar />}
          aria-label={`${title}: ${text}`}
        >
          {text}
        </Button>
      </Popover.Trigger>
      <Popover.Content aria-label={title} align="start">
        <Suspense fallback={null}>
          <RangeChoice list={list} onChosen={() => setIsOpen(false)} />
        </Suspense>
      </Popover.Content>
    </Popover.Root>
  );
};
