import { Flex, Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { OutcomeBadge } from '../components/OutcomeBadge';
import { RelativeMoment } from '../components/RelativeMoment';
import { Text } from '../components/Text';
import type { Event } from '../contracts';
import { describeActor } from '../words/describeActor';
import { describeEntity } from '../words/describeEntity';
import { message } from '../words/message';
import { useWords } from '../words/useWords';
import { logAddress } from './logAddress';
import { CHANGES, FAILED_LOGINS } from './securityEvents';

/** What happened to what, by whom, and how long ago; leads to its details. */
export const SecurityEvent = ({ event }: { event: Event }) => {
  const { formatMessage } = useIntl();
  const words = useWords();
  const actor = describeActor(event.modifiedBy, words).name;
  const isFailedLogin = event.outcome !== 'success' && event.category === 'login';
  const to = logAddress(isFailedLogin ? FAILED_LOGINS : CHANGES, event.id);

  return (
    <Flex direction="column" alignItems="flex-start">
      <Flex gap={2} justifyContent="space-between" width="100%">
        <Flex gap={2} wrap="wrap">
          <Link tag={RouterLink} to={to}>
            {formatMessage(message('audit-log.details.title'), {
              category: words.category(event.category),
              action: words.action(event.action, event.category),
            })}
          </Link>
          {event.outcome !== 'success' && <OutcomeBadge outcome={event.outcome} />}
        </Flex>
        <RelativeMoment at={event.occurredAt} />
      </Flex>
      <Text isDetail>
        {event.entity === null
          ? formatMessage(message('audit-log.entry.by'), { name: actor })
          : formatMessage(message('audit-log.widget.about-by'), {
              entity: describeEntity(event.entity, words).name,
              name: actor,
            })}
      </Text>
    </Flex>
  );
};
