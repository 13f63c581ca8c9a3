import { Flex, Link, TextButton } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { useActivityQuery, useEventsQuery } from '../api/audit-log-api';
import { RelativeDateTime } from '../components/DateTime';
import { useErrorMessage } from '../components/LoadError';
import { OutcomeBadge } from '../components/OutcomeBadge';
import { Text } from '../components/Text';
import { type AuditEvent, PAGE_SIZE } from '../contracts';
import { describeActor, describeEntity, eventTitle } from '../labels/describe';
import { LabelsProvider, useLabels } from '../labels/LabelsProvider';
import { message } from '../labels/message';
import { addressOf, stateOf, toFilterQuery } from '../pages/AuditLog/state/list-state';
import { FAILED_LOGINS, latestOf, SECURITY_CHANGES } from './security-events';

const LAST_DAY = { preset: '24h' } as const;

/** The widget on the home page: changes of access, and failed sign-ins. */
export const SecurityWidget = () => (
  <LabelsProvider fallback={<Widget.Loading />}>
    <SecurityEvents />
  </LabelsProvider>
);

const FRESH = { refetchOnMountOrArgChange: true } as const;

const SecurityEvents = () => {
  const { formatMessage } = useIntl();
  const errorMessage = useErrorMessage();
  const [now] = useState(() => new Date());
  const failedQuery = toFilterQuery(stateOf({ ...FAILED_LOGINS, range: LAST_DAY }), now);
  const changes = useEventsQuery(
    { ...toFilterQuery(stateOf(SECURITY_CHANGES), now), pageSize: PAGE_SIZE.min },
    FRESH,
  );
  const failed = useEventsQuery({ ...failedQuery, pageSize: PAGE_SIZE.min }, FRESH);
  // Several attempts in a row are one event: the chart counts the attempts.
  const attempts = useActivityQuery(failedQuery, FRESH);
  const error = changes.error ?? failed.error ?? attempts.error;

  if (error !== undefined) {
    const retry = () => [changes, failed, attempts].forEach(({ refetch }) => void refetch());

    return (
      <Flex role="alert" direction="column" alignItems="flex-start" gap={2}>
        <Text>{errorMessage(error)}</Text>
        <TextButton onClick={retry}>{formatMessage(message('audit-log.error.retry'))}</TextButton>
      </Flex>
    );
  }

  if (!changes.data || !failed.data || !attempts.data) {
    return <Widget.Loading>{formatMessage(message('audit-log.widget.loading'))}</Widget.Loading>;
  }

  const latest = latestOf(changes.data.data, failed.data.data);

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Link tag={RouterLink} to={addressOf({ ...FAILED_LOGINS, range: LAST_DAY })}>
        {formatMessage(message('audit-log.widget.failed-logins'), {
          count: attempts.data.data.reduce((sum, { total }) => sum + total, 0),
          more: attempts.data.meta.isCapped ? '+' : '',
        })}
      </Link>
      {latest.length === 0 ? (
        <Text isDetail>{formatMessage(message('audit-log.widget.empty'))}</Text>
      ) : (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
          {latest.map((event) => (
            <li key={event.id}>
              <SecurityEvent event={event} />
            </li>
          ))}
        </Flex>
      )}
    </Flex>
  );
};

/** An event in two lines. It links to its details. */
const SecurityEvent = ({ event }: { event: AuditEvent }) => {
  const intl = useIntl();
  const { formatMessage, formatNumber } = intl;
  const labels = useLabels();
  const actor = describeActor(event.modifiedBy, labels).name;
  const isFailedLogin = event.outcome !== 'success' && event.category === 'login';
  const filters = isFailedLogin ? FAILED_LOGINS : SECURITY_CHANGES;

  return (
    <Flex direction="column" alignItems="flex-start">
      <Flex gap={2} justifyContent="space-between" width="100%">
        <Flex gap={2} wrap="wrap">
          <Link tag={RouterLink} to={addressOf({ ...filters, event: event.id })}>
            {eventTitle(event, labels, intl)}
          </Link>
          {event.attempts > 1 && <Text isDetail>{`×${formatNumber(event.attempts)}`}</Text>}
          {event.outcome !== 'success' && <OutcomeBadge outcome={event.outcome} />}
        </Flex>
        <RelativeDateTime at={event.occurredAt} />
      </Flex>
      <Text isDetail>
        {event.entity === null
          ? formatMessage(message('audit-log.entry.by'), { name: actor })
          : formatMessage(message('audit-log.widget.about-by'), {
              entity: describeEntity(event.entity, labels).name,
              name: actor,
            })}
      </Text>
    </Flex>
  );
};
