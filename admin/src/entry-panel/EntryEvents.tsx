import { Flex, Link, Loader, TextButton } from '@strapi/design-system';
import { useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { useEventsQuery } from '../api/audit-log-api';
import { RelativeDateTime } from '../components/DateTime';
import { useErrorMessage } from '../components/LoadError';
import { OutcomeBadge } from '../components/OutcomeBadge';
import { Text } from '../components/Text';
import { type AuditEvent, PAGE_SIZE } from '../contracts';
import { describeActor } from '../labels/describe';
import { LabelsProvider, useLabels } from '../labels/LabelsProvider';
import { message } from '../labels/message';
import { addressOf } from '../pages/AuditLog/state/list-state';

interface EntryEventsProps {
  entityType: string;
  entityId: string;
  /** Changes with the entry, so that the events are loaded again. */
  revision: string;
}

const SHOWN = 5;

const EntryEvents = (props: EntryEventsProps) => (
  <LabelsProvider>
    <LastEvents {...props} />
  </LabelsProvider>
);

export default EntryEvents;

/** The last events of one entry. */
const LastEvents = ({ entityType, entityId, revision }: EntryEventsProps) => {
  const { formatMessage } = useIntl();
  const errorMessage = useErrorMessage();
  const { data, error, isFetching, refetch } = useEventsQuery(
    {
      entityType: [entityType],
      entityId,
      from: new Date(0).toISOString(),
      pageSize: PAGE_SIZE.min,
    },
    { refetchOnMountOrArgChange: true },
  );
  const shown = useRef(revision);

  useEffect(() => {
    if (shown.current !== revision) {
      shown.current = revision;
      void refetch();
    }
  }, [revision, refetch]);

  if (error !== undefined && !isFetching) {
    return (
      <Flex role="alert" direction="column" alignItems="flex-start" gap={2}>
        <Text>{errorMessage(error)}</Text>
        <TextButton onClick={() => void refetch()}>
          {formatMessage(message('audit-log.error.retry'))}
        </TextButton>
      </Flex>
    );
  }

  if (data === undefined) {
    return <Loader small>{formatMessage(message('audit-log.entry.loading'))}</Loader>;
  }

  if (data.data.length === 0) {
    return <Text isDetail>{formatMessage(message('audit-log.entry.empty'))}</Text>;
  }

  const addressOfEvent = (event: string | null) =>
    addressOf({ entityType: [entityType], entityId, range: { preset: 'all' }, event });

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" aria-busy={isFetching}>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
        {data.data.slice(0, SHOWN).map((event) => (
          <li key={event.id}>
            <EntryEvent event={event} to={addressOfEvent(event.id)} />
          </li>
        ))}
      </Flex>
      <Link tag={RouterLink} to={addressOfEvent(null)}>
        {formatMessage(message('audit-log.entry.all'))}
      </Link>
    </Flex>
  );
};

interface EntryEventProps {
  event: AuditEvent;
  to: string;
}

/** What happened, by whom, and how long ago. */
const EntryEvent = ({ event, to }: EntryEventProps) => {
  const { formatMessage } = useIntl();
  const labels = useLabels();
  const { name } = describeActor(event.modifiedBy, labels);

  return (
    <Flex direction="column" alignItems="flex-start">
      <Flex gap={2} justifyContent="space-between" width="100%">
        <Flex gap={2}>
          <Link tag={RouterLink} to={to}>
            {labels.action(event.action, event.category)}
          </Link>
          {event.outcome !== 'success' && <OutcomeBadge outcome={event.outcome} />}
        </Flex>
        <RelativeDateTime at={event.occurredAt} />
      </Flex>
      <Text isDetail>{formatMessage(message('audit-log.entry.by'), { name })}</Text>
    </Flex>
  );
};
