import { Button, Popover } from '@strapi/design-system';
import { Calendar } from '@strapi/icons';
import { lazy, Suspense, useState } from 'react';
import { useIntl } from 'react-intl';
import { message } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';
import { useRangeText } from './useRangeText';

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
