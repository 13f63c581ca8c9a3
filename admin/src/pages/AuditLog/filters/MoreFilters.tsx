import { Box, Button, Flex, Loader, Popover } from '@strapi/design-system';
import { Filter } from '@strapi/icons';
import { lazy, Suspense } from 'react';
import { useIntl } from 'react-intl';
import { VALUE_FILTERS } from '../../../contracts';
import { message } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';
import { filterName } from './describe-filters';
import type { FacetDescription } from './FacetPanel';

const FacetPanel = lazy(() => import('./FacetPanel'));

const ACTION: FacetDescription[] = [{ name: 'action', label: 'audit-log.filters.action' }];

/** Filters whose values are all offered. */
const WITHOUT_TYPING: readonly string[] = ['category', 'outcome', 'actor', 'origin'];

const MORE = VALUE_FILTERS.filter((name) => name !== 'action').map((name): FacetDescription => ({
  name,
  label: filterName(name),
  takesTyped: !WITHOUT_TYPING.includes(name),
}));

interface FacetsProps {
  list: ListHandle;
  facets: FacetDescription[];
}

const Facets = (props: FacetsProps) => {
  const { formatMessage } = useIntl();
  const loading = formatMessage(message('audit-log.events.loading'));

  return (
    <Box maxHeight="min(60rem, 70vh)" overflow="auto" tabIndex={-1}>
      <Suspense
        fallback={
          <Flex padding={4}>
            <Loader small>{loading}</Loader>
          </Flex>
        }
      >
        <FacetPanel {...props} />
      </Suspense>
    </Box>
  );
};

/** The action filter, which is always visible. */
export const ActionFilter = ({ list }: { list: ListHandle }) => {
  const { formatMessage } = useIntl();
  const title = formatMessage(message('audit-log.filters.action'));
  const count = list.state.action.length;

  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button variant="tertiary" size="S">
          {count === 0 ? title : `${title} (${count})`}
        </Button>
      </Popover.Trigger>
      <Popover.Content aria-label={title} align="start">
        <Facets list={list} facets={ACTION} />
      </Popover.Content>
    </Popover.Root>
  );
};

/** The other filters, behind a button. */
export const MoreFilters = ({ list }: { list: ListHandle }) => {
  const { formatMessage } = useIntl();
  const count = MORE.filter(({ name }) => list.state[name].length > 0).length;

  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button variant="tertiary" size="S" startIcon={<Filter />}>
          {formatMessage(message('audit-log.filters.more'), { count })}
        </Button>
      </Popover.Trigger>
      <Popover.Content aria-label={formatMessage(message('audit-log.filters.label'))}>
        <Facets list={list} facets={MORE} />
      </Popover.Content>
    </Popover.Root>
  );
};
