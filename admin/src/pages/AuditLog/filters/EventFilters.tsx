import { Button, Flex } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { message } from '../../words/message';
import { ActionFilter } from './ActionFilter';
import { DateRangeFilter } from './DateRangeFilter';
import { defaultRange, toLocalDate } from './dateRange';
import type { ListStateHandle } from './useListState';

export const EventFilters = ({ list }: { list: ListStateHandle }) => {
  const { formatMessage } = useIntl();
  const { state, filter, reset } = list;

  return (
    <Flex
      tag="section"
      aria-label={formatMessage(message('audit-log.filters.label'))}
      direction={{ initial: 'column', medium: 'row' }}
      alignItems={{ initial: 'stretch', medium: 'flex-end' }}
      wrap={{ initial: 'nowrap', medium: 'wrap' }}
      gap={4}
    >
      <DateRangeFilter
        range={state.range ?? defaultRange(toLocalDate(new Date()))}
        onChange={(range) => filter({ range })}
      />
      <ActionFilter actions={state.actions} onChange={(actions) => filter({ actions })} />
      <Button variant="tertiary" size="L" startIcon={<ArrowClockwise />} onClick={reset}>
        {formatMessage(message('audit-log.filters.reset'))}
      </Button>
    </Flex>
  );
};
