import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { FactList } from '../../../components/FactList';
import type { EventDetails } from '../../../contracts';
import { message } from '../../../words/message';
import type { ListStateHandle } from '../useListState';
import { FieldChanges } from './FieldChanges';
import { PermissionChanges } from './PermissionChanges';
import { RawEvent } from './RawEvent';
import { RelatedEvents } from './RelatedEvents';
import { Section } from './Section';
import { isPermissionChange } from './permissionChange';
import { Sentence } from './sentence/Sentence';
import { useEventFacts } from './useEventFacts';
import { useRequestFacts } from './useRequestFacts';

interface EventContentProps {
  event: EventDetails;
  list: ListStateHandle;
}

export const EventContent = ({ event, list }: EventContentProps) => {
  const { formatMessage } = useIntl();
  const eventFacts = useEventFacts(event);
  const requestFacts = useRequestFacts(event.request);

  const permissionChanges = event.changes.filter(isPermissionChange);
  const fieldChanges = event.changes.filter((change) => !isPermissionChange(change));

  return (
    <Flex direction="column" alignItems="stretch" gap={7}>
      <Sentence event={event} />
      <FactList facts={eventFacts} />
      {event.changes.length > 0 && (
        <Section title={formatMessage(message('audit-log.details.changes'))}>
          <FieldChanges changes={fieldChanges} />
          {permissionChanges.length > 0 && <PermissionChanges changes={permissionChanges} />}
        </Section>
      )}
      {requestFacts.length > 0 && (
        <Section title={formatMessage(message('audit-log.details.request'))}>
          <FactList facts={requestFacts} />
        </Section>
      )}
      {event.request !== null && (
        <RelatedEvents event={event} requestId={event.request.id} list={list} />
      )}
      <RawEvent event={event} />
    </Flex>
  );
};
