import { Box, Flex, IconButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { Fragment, useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { message } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';
import { type Column, columnLabel, type Density, shareOf } from './columns';
import { EventRow } from './EventRow';
import { type ListDay, type ListRow, singleRow } from './rows';
import { useDayLabel } from './useDayLabel';
import { useRowKeys } from './useRowKeys';

const MENU_WIDTH = '4.4rem';

/** The height of Strapi's own header, which is sticky. */
const STICKY_TOP = '5.6rem';

const Table = styled.table`
  width: 100%;
  table-layout: fixed;
  border-collapse: separate;
  border-spacing: 0;

  thead th {
    position: sticky;
    top: ${STICKY_TOP};
    z-index: 1;
    height: 3.6rem;
    padding: 0 ${({ theme }) => theme.spaces[2]};
    text-align: start;
    overflow: hidden;
    white-space: nowrap;
    background: ${({ theme }) => theme.colors.neutral0};
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  }

  thead th:first-child,
  tbody th {
    padding-inline-start: ${({ theme }) => theme.spaces[5]};
  }

  tbody th {
    height: 2.8rem;
    text-align: start;
    background: ${({ theme }) => theme.colors.neutral100};
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

interface EventTableProps {
  days: ListDay[];
  columns: Column[];
  density: Density;
  isStale: boolean;
  list: ListHandle;
}

/** The events as a table, grouped by day. */
export const EventTable = ({ days, columns, density, isStale, list }: EventTableProps) => {
  const { formatMessage } = useIntl();
  const dayLabel = useDayLabel();
  const { ref, ...keys } = useRowKeys<HTMLTableElement>();

  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius>
      <Table
        ref={ref}
        {...keys}
        aria-label={formatMessage(message('audit-log.events.title'))}
        style={{ opacity: isStale ? 0.5 : 1 }}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column} style={{ width: `${shareOf(column, columns)}%` }} />
          ))}
          <col style={{ width: MENU_WIDTH }} />
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column} column={column} list={list} />
            ))}
            <th scope="col">
              <VisuallyHidden>{formatMessage(message('audit-log.column.details'))}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        {days.map(({ date, rows }) => (
          <tbody key={date}>
            <tr>
              <th scope="rowgroup" colSpan={columns.length + 1}>
                <Typography variant="pi" fontWeight="bold" textColor="neutral600">
                  {dayLabel(date)}
                </Typography>
              </th>
            </tr>
            {rows.map((row) => (
              <Row key={row.event.id} row={row} columns={columns} density={density} list={list} />
            ))}
          </tbody>
        ))}
      </Table>
    </Box>
  );
};

interface HeaderCellProps {
  column: Column;
  list: ListHandle;
}

const HeaderCell = ({ column, list }: HeaderCellProps) => {
  const { formatMessage } = useIntl();
  const isSorted = column === 'occurred-at';
  const isNewestFirst = list.state.sort === 'occurredAt:desc';

  return (
    <th scope="col" aria-sort={isSorted ? (isNewestFirst ? 'descending' : 'ascending') : undefined}>
      <Flex gap={1}>
        <Typography variant="sigma" textColor="neutral600" ellipsis>
          {formatMessage(message(columnLabel(column)))}
        </Typography>
        {isSorted && (
          <IconButton
            variant="ghost"
            size="XS"
            label={formatMessage(
              message(
                isNewestFirst ? 'audit-log.sort.oldest-first' : 'audit-log.sort.newest-first',
              ),
            )}
            onClick={() =>
              list.go({ sort: isNewestFirst ? 'occurredAt:asc' : 'occurredAt:desc', page: 1 })
            }
          >
            {isNewestFirst ? <CaretDown /> : <CaretUp />}
          </IconButton>
        )}
      </Flex>
    </th>
  );
};

interface RowProps {
  row: ListRow;
  columns: Column[];
  density: Density;
  list: ListHandle;
}

/** A row, with the events of a folded row below it if it is open. */
const Row = ({ row, ...shared }: RowProps) => {
  const [isExpanded, setIsExpanded] = useState(false);

  if (row.events.length === 1) {
    return <EventRow row={row} {...shared} />;
  }

  return (
    <Fragment>
      <EventRow
        row={row}
        {...shared}
        isExpanded={isExpanded}
        onToggle={() => setIsExpanded(!isExpanded)}
      />
      {isExpanded &&
        row.events.map((event) => (
          <EventRow key={event.id} row={singleRow(event)} {...shared} isMember />
        ))}
    </Fragment>
  );
};
