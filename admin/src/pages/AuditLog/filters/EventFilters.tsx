import { Button, Flex } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';

import type { Event } from '../../../contracts';
import { message } from '../../../words/message';
import { defaultRange, toLocalDate } from '../dateRange';
import type { ListStateHandle } from '../useListState';
import { SavedViews } from '../views/SavedViews';
import { ActionFilter } from './ActionFilter';
import { DateRangeFilter } from './DateRangeFilter';
import { MoreFilters } from './MoreFilters';
import { QuickRange } from './QuickRange';
import { SearchFilter } from './SearchFilter';

interface EventFiltersProps {
  list: ListStateHandle;
  /** Those that are listed: the filters offer who and what is seen in them. */
  events: Event[];
}

export const EventFilters = ({ list, events }: EventFiltersProps) => {
  const { formatMessage } = useIntl();
  const { state, filter, reset } = list;

  return (
    <Flex
      tag="section"
      aria-label={formatMessage(message('audit-log.filters.label'))}
      direction="column"
      alignItems="stretch"
      gap={4}
    >
      <Flex
        direction={{ initial: 'column', medium: 'row' }}
        alignItems={{ initial: 'stretch', medium: 'flex-end' }}
        wrap={{ initial: 'nowrap', medium: 'wrap' }}
        gap={4}
      >
        <QuickRange list={list} />
        <DateRangeFilter
          range={state.range ?? defaultRange(toLocalDate(new Date()))}
          onChange={(range) => filter({ range })}
        />
        <ActionFilter list={list} />
      </Flex>
      <Flex gap={2} wrap="wrap">
        <SearchFilter list={list} />
        <MoreFilters list={list} events={events} />
        <SavedViews list={list} />
        <Button variant="tertiary" startIcon={<ArrowClockwise />} onClick={reset}>
          {formatMessage(message('audit-log.filters.reset'))}
        </Button>
      </Flex>
    </Flex>
  );
};
