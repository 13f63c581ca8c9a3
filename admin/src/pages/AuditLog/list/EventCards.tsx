import { Box, Flex, Typography } from '@strapi/design-system';
import { Fragment, useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { timeAgo, toUtcText } from '../../../components/time-texts';
import { message } from '../../../labels/message';
import { Sentence } from '../../../labels/sentence/Sentence';
import { useSummaryText } from '../../../labels/useSummaryText';
import type { ListHandle } from '../state/useListState';
import { rowButtonId } from './EventRow';
import { RowMenu } from './RowMenu';
import { type ListDay, type ListRow, singleRow } from './rows';
import { useDayLabel } from './useDayLabel';
import { useRowKeys } from './useRowKeys';

const CardButton = styled.button<{ $isMarked: boolean }>`
  flex: 1;
  min-width: 0;
  display: block;
  text-align: start;
  cursor: pointer;
  border: 0;
  color: inherit;
  padding: ${({ theme }) => theme.spaces[3]} ${({ theme }) => theme.spaces[4]};
  background: ${({ theme, $isMarked }) => ($isMarked ? theme.colors.warning100 : 'transparent')};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

interface EventCardsProps {
  days: ListDay[];
  isStale: boolean;
  list: ListHandle;
}

/** The list on a narrow page: one card per event, with its sentence, time and source. */
const EventCards = ({ days, isStale, list }: EventCardsProps) => {
  const dayLabel = useDayLabel();
  const { ref, ...keys } = useRowKeys<HTMLDivElement>();

  return (
    <Box
      ref={ref}
      {...keys}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      style={{ opacity: isStale ? 0.5 : 1 }}
    >
      {days.map(({ date, rows }) => (
        <section key={date}>
          <Box
            background="neutral100"
            paddingLeft={4}
            paddingRight={4}
            paddingTop={1}
            paddingBottom={1}
          >
            <Typography tag="h2" variant="pi" fontWeight="bold" textColor="neutral600">
              {dayLabel(date)}
            </Typography>
          </Box>
          <ul>
            {rows.map((row) => (
              <RowCard key={row.event.id} row={row} list={list} />
            ))}
          </ul>
        </section>
      ))}
    </Box>
  );
};

/** A card. That of several events lists them below when it is opened. */
const RowCard = ({ row, list }: { row: ListRow; list: ListHandle }) => {
  const [isExpanded, setIsExpanded] = useState(false);

  if (row.events.length === 1) {
    return <Card row={row} list={list} />;
  }

  return (
    <Fragment>
      <Card
        row={row}
        list={list}
        isExpanded={isExpanded}
        onToggle={() => setIsExpanded(!isExpanded)}
      />
      {isExpanded &&
        row.events.map((event) => (
          <Card key={event.id} row={singleRow(event)} list={list} isMember />
        ))}
    </Fragment>
  );
};

interface CardProps {
  row: ListRow;
  list: ListHandle;
  /** For a card of several events: whether they are listed below it. */
  isExpanded?: boolean;
  onToggle?: () => void;
  /** Whether it is one of the events of a folded card above. */
  isMember?: boolean;
}

const Card = ({ row, list, isExpanded, onToggle, isMember = false }: CardProps) => {
  const { formatTime, formatNumber, formatMessage, formatRelativeTime } = useIntl();
  const summary = useSummaryText()(row.event);
  const { event, events, kind, attempts } = row;
  const { value, unit } = timeAgo(new Date(event.occurredAt), new Date());
  const time = formatTime(event.occurredAt, { timeStyle: 'medium' });

  return (
    <Flex
      tag="li"
      alignItems="flex-start"
      borderWidth="0 0 1px 0"
      borderStyle="solid"
      borderColor="neutral150"
    >
      <CardButton
        id={rowButtonId(event.id)}
        type="button"
        data-row-button
        tabIndex={-1}
        $isMarked={list.state.around === event.id}
        aria-expanded={onToggle ? isExpanded : undefined}
        onClick={onToggle ?? (() => list.go({ event: event.id }))}
        style={isMember ? { paddingInlineStart: '3.2rem' } : undefined}
      >
        <div>
          <Sentence
            event={event}
            attempts={kind === 'similar' ? attempts : event.attempts}
            isInline
          />
        </div>
        {kind === 'request' && (
          <Typography variant="pi" textColor="neutral600" style={{ display: 'block' }}>
            {formatMessage(message('audit-log.row.same-request'), { count: events.length - 1 })}
          </Typography>
        )}
        {summary !== null && (
          <Typography tag="bdi" variant="pi" textColor="neutral600" style={{ display: 'block' }}>
            {summary}
          </Typography>
        )}
        <Typography variant="pi" textColor="neutral600">
          <time
            dateTime={event.occurredAt}
            title={`${formatRelativeTime(value, unit, { numeric: 'auto' })} · ${toUtcText(event.occurredAt)}`}
          >
            {time}
          </time>
          {event.source !== null && ` · ${event.source}`}
          {attempts > 1 && ` · ×${formatNumber(attempts)}`}
        </Typography>
      </CardButton>
      <Box paddingTop={2} paddingRight={2}>
        <RowMenu
          event={event}
          list={list}
          label={formatMessage(message('audit-log.row.card'), { time })}
        />
      </Box>
    </Flex>
  );
};

export default EventCards;
