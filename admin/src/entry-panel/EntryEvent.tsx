import { Flex, Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { OutcomeBadge } from '../components/OutcomeBadge';
import { RelativeMoment } from '../components/RelativeMoment';
import { Text } from '../components/Text';
import type { Event } from '../contracts';
import { describeActor } from '../words/describeActor';
import { message } from '../words/message';
import { useWords } from '../words/useWords';

interface EntryEventProps {
  event: Event;
  to: string;
}

/** What happened, by whom, and how long ago. */
export const EntryEvent = ({ event, to }: EntryEventProps) => {
  const { formatMessage } = useIntl();
  const words = useWords();
  const { name } = describeActor(event.modifiedBy, words);

  return (
    <Flex direction="column" alignItems="flex-start">
      <Flex gap={2} justifyContent="space-between" width="100%">
        <Flex gap={2}>
          <Link tag={RouterLink} to={to}>
            {words.action(event.action, event.category)}
          </Link>
          {event.outcome !== 'success' && <OutcomeBadge outcome={event.outcome} />}
        </Flex>
        <RelativeMoment at={event.occurredAt} />
      </Flex>
      <Text isDetail>{formatMessage(message('audit-log.entry.by'), { name })}</Text>
    </Flex>
  );
};
