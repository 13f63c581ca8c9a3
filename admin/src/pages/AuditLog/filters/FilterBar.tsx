import { useState } from 'react';
import type { ReactNode } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { ArrowClockwise, Filter } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { message } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';
import { SavedViews } from '../views/SavedViews';
import { DateRangeFilter } from './DateRangeFilter';
import { ActionFilter, MoreFilters } from './MoreFilters';
import { SearchFilter } from './SearchFilter';

interface FilterBarProps {
  list: ListHandle;
  /** There is room for one button besides the search. */
  isNarrow: boolean;
  /** Stands at the end of the row. */
  children: ReactNode;
}

/** Search, range and filters in one row. Where it is narrow, all but the search is behind one button. */
export const FilterBar = ({ list, isNarrow, children }: FilterBarProps) => {
  const { formatMessage } = useIntl();
  const [isOpen, setIsOpen] = useState(false);

  return (
    <Flex
      tag="section"
      aria-label={formatMessage(message('audit-log.filters.label'))}
      gap={2}
      wrap="wrap"
    >
      <SearchFilter list={list} />
      {isNarrow && (
        <Button
          variant="tertiary"
          size="S"
          startIcon={<Filter />}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {formatMessage(message('audit-log.filters.show'))}
        </Button>
      )}
      {(!isNarrow || isOpen) && (
        <>
          <DateRangeFilter list={list} />
          <ActionFilter list={list} />
          <MoreFilters list={list} />
          <SavedViews list={list} />
          <Button variant="tertiary" size="S" startIcon={<ArrowClockwise />} onClick={list.reset}>
            {formatMessage(message('audit-log.filters.reset'))}
          </Button>
          <Flex marginLeft="auto">{children}</Flex>
        </>
      )}
    </Flex>
  );
};
