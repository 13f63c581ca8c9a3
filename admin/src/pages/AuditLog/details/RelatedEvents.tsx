import { Flex, Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { useEventsQuery } from '../../../api/audit-log-api';
import { OutcomeBadge } from '../../../components/OutcomeBadge';
import { Text } from '../../../components/Text';
import { type AuditEvent, PAGE_SIZE } from '../../../contracts';
import { describeEntity, eventTitle } from '../../../labels/describe';
import { useLabels } from '../../../labels/LabelsProvider';
import { message } from '../../../labels/message';
import { EMPTY_FILTERS, formatAddress } from '../state/list-state';
import type { ListHandle } from '../state/useListState';
import { Section } from './Section';

interface RelatedEventsProps {
  event: AuditEvent;
  requestId: string;
  list: ListHandle;
}

/**
 * What else the same request has done. Left out where it did nothing else, and where that cannot be
 * had.
 */
export const RelatedEvents = ({ event, requestId, list }: RelatedEventsProps) => {
  const { formatMessage } = useIntl();
  const { data } = useEventsQuery({
    request: requestId,
    from: new Date(0).toISOString(),
    pageSize: PAGE_SIZE.min,
    sort: 'occurredAt:asc',
  });
  const others = data?.data.filter(({ id }) => id !== event.id) ?? [];

  if (others.length === 0) return null;

  const allOfRequest = list.linkTo({
    ...EMPTY_FILTERS,
    request: requestId,
    range: { preset: 'all' },
  });

  return (
    <Section title={formatMessage(message('audit-log.details.related'))}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {others.map((other) => (
          <li key={other.id}>
            <RelatedEvent
              event={other}
              to={{ search: formatAddress({ ...list.state, event: other.id }).toString() }}
            />
          </li>
        ))}
      </Flex>
      <Link tag={RouterLink} to={allOfRequest}>
        {formatMessage(message('audit-log.details.related.all'), {
          total: data?.meta.pagination.total ?? 0,
        })}
      </Link>
    </Section>
  );
};

interface RelatedEventProps {
  event: AuditEvent;
  to: { search: string };
}

const RelatedEvent = ({ event, to }: RelatedEventProps) => {
  const intl = useIntl();
  const labels = useLabels();

  return (
    <Flex gap={2} wrap="wrap">
      <Link tag={RouterLink} to={to} replace>
        {eventTitle(event, labels, intl)}
      </Link>
      {event.entity !== null && <Text isDetail>{describeEntity(event.entity, labels).name}</Text>}
      {event.outcome !== 'success' && <OutcomeBadge outcome={event.outcome} />}
    </Flex>
  );
};
