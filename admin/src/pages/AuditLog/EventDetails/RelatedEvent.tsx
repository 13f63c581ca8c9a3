import { Flex, Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { OutcomeBadge } from '../../../components/OutcomeBadge';
import { Text } from '../../../components/Text';
import type { Event } from '../../../contracts';
import { describeEntity } from '../../../words/describeEntity';
import { message } from '../../../words/message';
import { useWords } from '../../../words/useWords';

interface RelatedEventProps {
  event: Event;
  to: { search: string };
}

export const RelatedEvent = ({ event, to }: RelatedEventProps) => {
  const { formatMessage } = useIntl();
  const words = useWords();

  return (
    <Flex gap={2} wrap="wrap">
      <Link tag={RouterLink} to={to} replace>
        {formatMessage(message('audit-log.details.title'), {
          category: words.category(event.category),
          action: words.action(event.action, event.category),
        })}
      </Link>
      {event.entity !== null && <Text isDetail>{describeEntity(event.entity, words).name}</Text>}
      {event.outcome !== 'success' && <OutcomeBadge outcome={event.outcome} />}
    </Flex>
  );
};
