import { useCallback } from 'react';

import { Flex, Link, Loader, TextButton } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { serialiseQuery } from '../api/serialiseQuery';
import { useAuditLogApi } from '../api/useAuditLogApi';
import { useRemote } from '../api/useRemote';
import { Text } from '../components/Text';
import { useErrorMessage } from '../components/useErrorMessage';
import { message } from '../words/message';
import { EntryEvent } from './EntryEvent';
import { logAddress } from './logAddress';

interface EntryEventsProps {
  entityType: string;
  entityId: string;
  /** Changes when the entry does, and so something new was recorded. */
  revision: string;
}

const SHOWN = 5;
/** The server gives no fewer. */
const ASKED_FOR = 10;

/** The last events of one entry. */
export const EntryEvents = ({ entityType, entityId, revision }: EntryEventsProps) => {
  const { formatMessage } = useIntl();
  const errorMessage = useErrorMessage();
  const { listEvents } = useAuditLogApi();
  const query = serialiseQuery({
    entityType,
    entityId,
    from: '1970-01-01T00:00:00Z',
    pageSize: ASKED_FOR,
  });
  const { remote, reload } = useRemote(
    useCallback((signal: AbortSignal) => listEvents(query, signal), [listEvents, query]),
    revision,
  );

  if (remote.status === 'error') {
    return (
      <Flex role="alert" direction="column" alignItems="flex-start" gap={2}>
        <Text>{errorMessage(remote.error)}</Text>
        <TextButton onClick={reload}>{formatMessage(message('audit-log.error.retry'))}</TextButton>
      </Flex>
    );
  }

  // What was there stays while what is new is on its way.
  const answer = remote.status === 'ready' ? remote.data : remote.previous;

  if (answer === null) {
    return <Loader small>{formatMessage(message('audit-log.entry.loading'))}</Loader>;
  }

  if (answer.data.length === 0) {
    return <Text isDetail>{formatMessage(message('audit-log.entry.empty'))}</Text>;
  }

  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={3}
      width="100%"
      aria-busy={remote.status === 'loading'}
    >
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
        {answer.data.slice(0, SHOWN).map((event) => (
          <li key={event.id}>
            <EntryEvent event={event} to={logAddress({ entityType, entityId }, event.id)} />
          </li>
        ))}
      </Flex>
      <Link tag={RouterLink} to={logAddress({ entityType, entityId })}>
        {formatMessage(message('audit-log.entry.all'))}
      </Link>
    </Flex>
  );
};
