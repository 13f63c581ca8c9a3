import { Box, Button, Flex, Popover, TextButton } from '@strapi/design-system';
import { Filter } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { useAuth } from '@strapi/strapi/admin';

import { message } from '../../../labels/message';
import type { MessageId } from '../../../labels/message';
import type { ValueFilter } from '../state/listState';
import type { ListHandle } from '../state/useListState';
import { FacetFilter } from './FacetFilter';
import { useFacetOptions } from './useFacetOptions';

const FILTERS: { name: ValueFilter; label: MessageId; takesTyped?: true }[] = [
  { name: 'category', label: 'audit-log.column.category' },
  { name: 'outcome', label: 'audit-log.details.outcome' },
  { name: 'actor', label: 'audit-log.column.modified-by' },
  { name: 'entityType', label: 'audit-log.filters.entity', takesTyped: true },
  { name: 'source', label: 'audit-log.column.source', takesTyped: true },
  { name: 'origin', label: 'audit-log.details.origin' },
];

/** The filters that are not always there; each acts at once. */
export const MoreFilters = ({ list }: { list: ListHandle }) => {
  const { formatMessage } = useIntl();
  const count = FILTERS.filter(({ name }) => list.state[name].length > 0).length;

  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button variant="tertiary" size="S" startIcon={<Filter />}>
          {formatMessage(message('audit-log.filters.more'), { count })}
        </Button>
      </Popover.Trigger>
      <Popover.Content aria-label={formatMessage(message('audit-log.filters.label'))}>
        <Box maxHeight="min(60rem, 70vh)" overflow="auto" tabIndex={-1}>
          <Facets list={list} />
        </Box>
      </Popover.Content>
    </Popover.Root>
  );
};

const Facets = ({ list }: { list: ListHandle }) => {
  const { formatMessage } = useIntl();
  const options = useFacetOptions(list);
  const userId = useAuth('AuditLogFilters', ({ user }) => user?.id);
  const notMe = `-admin:${userId}`;
  const isNotMe = list.state.actor.includes(notMe);

  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={5}
      padding={4}
      width="36rem"
      maxWidth="100vw"
    >
      {FILTERS.map(({ name, label, takesTyped }) => (
        <Flex key={name} direction="column" alignItems="stretch" gap={1}>
          <FacetFilter
            name={name}
            label={label}
            options={options[name]}
            list={list}
            takesTyped={takesTyped}
          />
          {name === 'actor' && (
            <Flex>
              <TextButton
                aria-pressed={isNotMe}
                onClick={() =>
                  list.filter({
                    actor: isNotMe
                      ? list.state.actor.filter((value) => value !== notMe)
                      : [...list.state.actor, notMe],
                  })
                }
              >
                {formatMessage(message('audit-log.filters.not-me'))}
              </TextButton>
            </Flex>
          )}
        </Flex>
      ))}
    </Flex>
  );
};

/** What took place, always at hand: the filter that most people look for. */
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
        <Box
          maxHeight="min(50rem, 70vh)"
          overflow="auto"
          padding={4}
          width="34rem"
          maxWidth="100vw"
        >
          <Actions list={list} />
        </Box>
      </Popover.Content>
    </Popover.Root>
  );
};

const Actions = ({ list }: { list: ListHandle }) => {
  const { action } = useFacetOptions(list);

  return (
    <FacetFilter name="action" label="audit-log.filters.action" options={action} list={list} />
  );
};
