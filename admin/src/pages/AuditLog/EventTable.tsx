import type { MouseEvent } from 'react';

import { Box, Flex, IconButton, Td, Th, Typography, VisuallyHidden } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { Table } from '@strapi/strapi/admin';

import { Moment } from '../../components/Moment';
import type { Event, Pagination } from '../../contracts';
import { message } from '../../words/message';
import { useWords } from '../../words/useWords';
import { ActionCell } from './ActionCell';
import { ActorCell } from './ActorCell';
import { EntityCell } from './EntityCell';
import { SortButton } from './SortButton';
import { SourceCell } from './SourceCell';
import { detailsButtonId } from './detailsButtonId';
import { useEmptyState } from './useEmptyState';
import type { ListStateHandle } from './useListState';

interface EventTableProps {
  events: Event[];
  isLoading: boolean;
  /** `null` while the events are on their way. */
  pagination: Pagination | null;
  list: ListStateHandle;
}

const COLUMNS = ['category', 'entity', 'action', 'modified-by', 'occurred-at', 'source'] as const;

export const EventTable = ({ events, isLoading, pagination, list }: EventTableProps) => {
  const { formatMessage } = useIntl();
  const words = useWords();
  const emptyState = useEmptyState(list, pagination);
  const headers = [...COLUMNS, 'details'].map((name) => ({ name, label: name }));
  const sortedBy = list.state.sort === 'occurredAt:desc' ? 'descending' : 'ascending';

  return (
    <Table.Root rows={events} headers={headers} isLoading={isLoading}>
      <Table.Content>
        <Table.Head>
          {COLUMNS.map((column) => (
            // The design system makes every cell a plain one, which has no `aria-sort`.
            <Th
              key={column}
              role="columnheader"
              aria-sort={column === 'occurred-at' ? sortedBy : undefined}
            >
              <Flex gap={1}>
                <Typography variant="sigma" textColor="neutral600">
                  {formatMessage(message(`audit-log.column.${column}`))}
                </Typography>
                {column === 'occurred-at' && <SortButton list={list} />}
              </Flex>
            </Th>
          ))}
          <Th role="columnheader">
            <VisuallyHidden>{formatMessage(message('audit-log.column.details'))}</VisuallyHidden>
          </Th>
        </Table.Head>
        <Table.Loading>{formatMessage(message('audit-log.events.loading'))}</Table.Loading>
        <Table.Empty {...emptyState} />
        <Table.Body>
          {events.map((event) => (
            <Table.Row key={event.id} cursor="pointer" onClick={() => list.openEvent(event.id)}>
              <Td>
                <Typography>{words.category(event.category)}</Typography>
              </Td>
              <Td>
                <EntityCell entity={event.entity} list={list} />
              </Td>
              <Td>
                <ActionCell event={event} />
              </Td>
              <Td>
                <ActorCell actor={event.modifiedBy} list={list} />
              </Td>
              <Td>
                {/* Two lines where it is narrow, so that names and e-mails have room. */}
                <Box minWidth="11rem" style={{ whiteSpace: 'normal' }}>
                  <Moment at={event.occurredAt} />
                </Box>
              </Td>
              <Td>
                <SourceCell source={event.source} list={list} />
              </Td>
              <Td>
                <Flex justifyContent="flex-end">
                  <IconButton
                    id={detailsButtonId(event.id)}
                    variant="ghost"
                    label={formatMessage(message('audit-log.events.view-details'))}
                    onClick={(click: MouseEvent) => {
                      click.stopPropagation();
                      list.openEvent(event.id);
                    }}
                  >
                    <Eye />
                  </IconButton>
                </Flex>
              </Td>
            </Table.Row>
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
};
