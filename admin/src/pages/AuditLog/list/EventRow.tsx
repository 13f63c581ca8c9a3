import { Badge, Flex, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronRight } from '@strapi/icons';
import type { MouseEvent, ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { OutcomeBadge } from '../../../components/OutcomeBadge';
import { EmptyValue } from '../../../components/Text';
import { timeAgo, toUtcText } from '../../../components/time-texts';
import { describeActor, describeEntity } from '../../../labels/describe';
import { useLabels } from '../../../labels/LabelsProvider';
import { message } from '../../../labels/message';
import { useSummaryText } from '../../../labels/useSummaryText';
import type { ListHandle } from '../state/useListState';
import { type Column, type Density, ROW_HEIGHT } from './columns';
import { RowMenu } from './RowMenu';
import type { ListRow } from './rows';

/** The id of the button that opens a row. It gets the focus back when the details close. */
export const rowButtonId = (eventId: string): string => `audit-log-row-${eventId}`;

const Row = styled.tr<{ $density: Density; $isMarked: boolean; $isOpen: boolean }>`
  cursor: pointer;
  background: ${({ theme, $isMarked, $isOpen }) =>
    $isOpen ? theme.colors.primary100 : $isMarked ? theme.colors.warning100 : 'transparent'};

  td {
    height: ${({ $density }) => ROW_HEIGHT[$density]};
    padding: 0 ${({ theme }) => theme.spaces[2]};
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    vertical-align: middle;
  }

  td:first-child {
    padding-inline-start: ${({ theme }) => theme.spaces[5]};
  }

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

/** A button that looks like text. */
const RowButton = styled.button`
  max-width: 100%;
  overflow: hidden;
  text-overflow: ellipsis;
  display: inline-flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[1]};
  background: none;
  border: 0;
  padding: ${({ theme }) => theme.spaces[1]} 0;
  color: inherit;
  cursor: pointer;
  text-align: start;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

const TOGGLE_LABEL = {
  similar: 'audit-log.row.similar',
  request: 'audit-log.row.request',
} as const;

interface EventRowProps {
  row: ListRow;
  columns: Column[];
  density: Density;
  list: ListHandle;
  /** For a row of several events: whether they are listed below it. */
  isExpanded?: boolean;
  onToggle?: () => void;
  /** Whether it is one of the events of a folded row above. */
  isMember?: boolean;
}

/** An event in one line. What does not fit is shown on hover and in the details. */
export const EventRow = ({
  row,
  columns,
  density,
  list,
  isExpanded,
  onToggle,
  isMember = false,
}: EventRowProps) => {
  const { formatMessage } = useIntl();
  const { event } = row;
  const cells = useCells(row);
  const [first, ...others] = columns;
  const label = useRowLabel(row);

  const open = onToggle ?? (() => list.go({ event: event.id }));
  const cell = (column: Column) => (
    <td key={column} title={cells[column].title}>
      {cells[column].content}
    </td>
  );

  return (
    <Row
      $density={density}
      $isMarked={list.state.around === event.id}
      $isOpen={list.state.event === event.id}
      onClick={open}
      aria-current={list.state.around === event.id ? 'true' : undefined}
    >
      {first && (
        <td title={cells[first].title}>
          <RowButton
            id={rowButtonId(event.id)}
            type="button"
            data-row-button
            tabIndex={-1}
            aria-expanded={onToggle ? isExpanded : undefined}
            aria-label={formatMessage(
              message(onToggle ? TOGGLE_LABEL[row.kind] : 'audit-log.events.view-details'),
              { event: label, count: row.events.length },
            )}
            style={isMember ? { paddingInlineStart: '2rem' } : undefined}
            onClick={(click: MouseEvent) => {
              click.stopPropagation();
              open();
            }}
          >
            {onToggle && (isExpanded ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />)}
            {cells[first].content}
          </RowButton>
        </td>
      )}
      {others.map(cell)}
      <td onClick={(click) => click.stopPropagation()} style={{ cursor: 'default' }}>
        <RowMenu event={event} list={list} label={label} />
      </td>
    </Row>
  );
};

/** Texts of a row, joined. Events of one request may differ: each text is named once. */
const useJoin = () => {
  const { formatList } = useIntl();

  return (texts: (string | null)[]): string =>
    formatList([...new Set(texts.filter((text) => text !== null))], {
      type: 'unit',
      style: 'long',
    });
};

/** A row as text, for the names of its buttons: `Role, Updated, Editor, Ada Admin`. */
const useRowLabel = ({ event, events }: ListRow): string => {
  const labels = useLabels();
  const join = useJoin();
  const { formatTime } = useIntl();

  return join([
    ...events.map(({ category }) => labels.category(category)),
    ...events.map(({ action, category }) => labels.action(action, category)),
    ...events.map(({ entity }) => entity && describeEntity(entity, labels).name),
    describeActor(event.modifiedBy, labels).name,
    formatTime(event.occurredAt, { timeStyle: 'medium' }),
  ]);
};

type Cell = { content: ReactNode; title?: string };

const useCells = ({ event, events, kind, attempts }: ListRow): Record<Column, Cell> => {
  const { formatMessage, formatTime, formatRelativeTime, formatNumber } = useIntl();
  const labels = useLabels();
  const join = useJoin();
  const summaryText = useSummaryText();
  const { outcome, modifiedBy, occurredAt, source } = event;
  const actor = describeActor(modifiedBy, labels);
  const entities = events.map(({ entity }) => entity && describeEntity(entity, labels));
  const categories = join(events.map(({ category }) => labels.category(category)));
  const actions = join(events.map(({ action, category }) => labels.action(action, category)));
  const names = join(entities.map((entity) => entity && entity.name));
  // The last change stands for all similar events.
  const summary = kind === 'similar' ? summaryText(event) : join(events.map(summaryText));
  const { value, unit } = timeAgo(new Date(occurredAt), new Date());
  const text = (content: string, title = content): Cell => ({
    content: (
      <Typography tag="bdi" ellipsis>
        {content}
      </Typography>
    ),
    title,
  });
  const titleOf = ({ name, detail }: typeof actor) =>
    detail === null ? name : `${name} · ${detail}`;

  return {
    category: text(categories),
    entity:
      names === ''
        ? { content: <EmptyValue /> }
        : text(names, join(entities.map((entity) => entity && titleOf(entity)))),
    action: {
      title: actions,
      content: (
        <Flex gap={2}>
          <Typography ellipsis>{actions}</Typography>
          {outcome !== 'success' && <OutcomeBadge outcome={outcome} />}
          {attempts > 1 && (
            <Badge
              backgroundColor="neutral150"
              textColor="neutral700"
              shrink={0}
              title={formatMessage(message('audit-log.row.times'), { count: attempts })}
            >
              {`×${formatNumber(attempts)}`}
            </Badge>
          )}
        </Flex>
      ),
    },
    changes: summary ? text(summary) : { content: null },
    'modified-by': text(actor.name, titleOf(actor)),
    'occurred-at': {
      title: `${formatRelativeTime(value, unit, { numeric: 'auto' })} · ${toUtcText(occurredAt)}`,
      content: (
        <Typography tag="time" dateTime={occurredAt}>
          {formatTime(occurredAt, { timeStyle: 'medium' })}
        </Typography>
      ),
    },
    source:
      source === null
        ? { content: <EmptyValue /> }
        : text(
            source,
            formatMessage(message('audit-log.column.source.title'), {
              source,
              origin: event.origin === null ? 'none' : labels.origin(event.origin),
            }),
          ),
  };
};
