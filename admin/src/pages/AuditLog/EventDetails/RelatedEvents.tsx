import { useCallback } from 'react';

import { Flex, Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { serialiseQuery } from '../../../api/serialiseQuery';
import { useAuditLogApi } from '../../../api/useAuditLogApi';
import { useRemote } from '../../../api/useRemote';
import type { Event } from '../../../contracts';
import { message } from '../../../words/message';
import { addDays, toLocalDate } from '../dateRange';
import { EMPTY_FILTERS } from '../listState';
import type { ListStateHandle } from '../useListState';
import { RelatedEvent } from './RelatedEvent';
import { Section } from './Section';

interface RelatedEventsProps {
  event: Event;
  requestId: string;
  list: ListStateHandle;
}

/** As many as the server gives at least. */
const SHOWN = 10;

/** What else the same request has done. Nothing where it did nothing else; that it cannot be told is no reason to stop reading. */
export const RelatedEvents = ({ event, requestId, list }: RelatedEventsProps) => {
  const { formatMessage } = useIntl();
  const { listEvents } = useAuditLogApi();
  const query = serialiseQuery({
    request: requestId,
    from: '1970-01-01T00:00:00Z',
    pageSize: SHOWN,
    sort: 'occurredAt:asc',
  });
  const { remote } = useRemote(
    useCallback((signal: AbortSignal) => listEvents(query, signal), [listEvents, query]),
  );

  if (remote.status !== 'ready') {
    return null;
  }

  const others = remote.data.data.filter(({ id }) => id !== event.id);
  const { total } = remote.data.meta.pagination;

  if (others.length === 0) {
    return null;
  }

  const day = toLocalDate(new Date(event.occurredAt));
  const allOfRequest = list.linkTo({
    ...EMPTY_FILTERS,
    request: requestId,
    // A request may begin before midnight and end after it.
    range: { start: addDays(day, -1), end: addDays(day, 1) },
  });

  return (
    <Section title={formatMessage(message('audit-log.details.related'))}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {others.map((other) => (
          <li key={other.id}>
            <RelatedEvent event={other} to={list.linkToEvent(other.id)} />
          </li>
        ))}
      </Flex>
      <Link tag={RouterLink} to={allOfRequest}>
        {formatMessage(message('audit-log.details.related.all'), { total })}
      </Link>
    </Section>
  );
};
