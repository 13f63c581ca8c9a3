import { Button, Flex, Tag } from '@strapi/design-system';
import { ArrowClockwise, Cross, Filter } from '@strapi/icons';
import { type ReactNode, useState } from 'react';
import { useIntl } from 'react-intl';
import type { AuditEvent } from '../../../contracts';
import { useLabels } from '../../../labels/LabelsProvider';
import { message } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';
import { SavedViews } from '../views/SavedViews';
import { DateRangeFilter } from './DateRangeFilter';
import { describeFilters } from './describe-filters';
import { ActionFilter, MoreFilters } from './MoreFilters';
import { SearchFilter } from './SearchFilter';

interface FilterBarProps {
  list: ListHandle;
  /** Whether there is room for only one button besides the search. */
  isNarrow: boolean;
  /** Shown at the end of the row. */
  children: ReactNode;
}

/** Search, range and filters in one row. On a narrow page, one button opens all but the search. */
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

interface ActiveFiltersProps {
  list: ListHandle;
  events: AuditEvent[];
}

/** The active filters, each with a button to remove it. */
export const ActiveFilters = ({ list, events }: ActiveFiltersProps) => {
  const intl = useIntl();
  const labels = useLabels();
  const active = describeFilters(list.state, events, labels, intl);

  if (active.length === 0) return null;

  return (
    <Flex gap={2} wrap="wrap">
      {active.map(({ label, without }) => (
        <Tag
          key={label}
          icon={<Cross />}
          label={intl.formatMessage(message('audit-log.filters.remove'), { filter: label })}
          onClick={() => list.filter(without)}
        >
          {label}
        </Tag>
      ))}
    </Flex>
  );
};
