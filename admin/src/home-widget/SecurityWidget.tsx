import { Flex, Link, TextButton } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { Widget } from '@strapi/strapi/admin';

import { CatalogueProvider } from '../catalogue/CatalogueProvider';
import { Text } from '../components/Text';
import { useErrorMessage } from '../components/useErrorMessage';
import { addDays, toLocalDate } from '../pages/AuditLog/dateRange';
import { message } from '../words/message';
import { SecurityEvent } from './SecurityEvent';
import { logAddress } from './logAddress';
import { FAILED_LOGINS } from './securityEvents';
import { useSecurityEvents } from './useSecurityEvents';

/** On the home page: what changed about who may get in, and whether somebody tries to. */
export const SecurityWidget = () => {
  const { formatMessage } = useIntl();
  const errorMessage = useErrorMessage();
  const { remote, reload } = useSecurityEvents();

  if (remote.status === 'loading') {
    return <Widget.Loading>{formatMessage(message('audit-log.widget.loading'))}</Widget.Loading>;
  }

  if (remote.status === 'error') {
    return (
      <Flex role="alert" direction="column" alignItems="flex-start" gap={2}>
        <Text>{errorMessage(remote.error)}</Text>
        <TextButton onClick={reload}>{formatMessage(message('audit-log.error.retry'))}</TextButton>
      </Flex>
    );
  }

  const { latest, failedLogins } = remote.data;
  const today = toLocalDate(new Date());
  // The list knows whole days: those that the last 24 hours fell on.
  const range = { start: addDays(today, -1), end: today };

  return (
    <CatalogueProvider>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Link tag={RouterLink} to={logAddress({ ...FAILED_LOGINS, range })}>
          {formatMessage(message('audit-log.widget.failed-logins'), {
            count: failedLogins.total,
            more: failedLogins.totalIsCapped ? '+' : '',
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
    </CatalogueProvider>
  );
};
