import { Accordion, Box, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { CopyButton } from '../../../components/CopyButton';
import { DefinitionList } from '../../../components/DefinitionList';
import { Code } from '../../../components/Text';
import type { AuditEventDetails } from '../../../contracts';
import { message } from '../../../labels/message';
import { isPermissionChange } from '../../../labels/permission-change';
import { Sentence } from '../../../labels/sentence/Sentence';
import type { ListHandle } from '../state/useListState';
import { EventFacts, useRequestFacts } from './EventFacts';
import { EventLinks } from './EventLinks';
import { EventSeal } from './EventSeal';
import { FieldChange } from './FieldChange';
import { PermissionChanges } from './PermissionChanges';
import { RelatedEvents } from './RelatedEvents';
import { Section } from './Section';

/**
 * The event as the server sent it: closed until somebody wants to see it, and copied for a ticket.
 */
const RawEvent = ({ event }: { event: AuditEventDetails }) => {
  const { formatMessage } = useIntl();
  const json = JSON.stringify(event, null, 2);

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Accordion.Root size="S" collapsible>
        <Accordion.Item value="json">
          <Accordion.Header variant="secondary">
            <Accordion.Trigger>
              {formatMessage(message('audit-log.details.json'))}
            </Accordion.Trigger>
          </Accordion.Header>
          <Accordion.Content>
            <Box padding={4}>
              <Code>{json}</Code>
            </Box>
          </Accordion.Content>
        </Accordion.Item>
      </Accordion.Root>
      <Flex>
        <CopyButton text={json}>{formatMessage(message('audit-log.details.copy'))}</CopyButton>
      </Flex>
    </Flex>
  );
};

interface EventContentProps {
  event: AuditEventDetails;
  list: ListHandle;
}

/**
 * The event from what matters most to what is for machines: sentence, changes, facts, request,
 * JSON.
 */
export const EventContent = ({ event, list }: EventContentProps) => {
  const { formatMessage } = useIntl();
  const requestFacts = useRequestFacts(event);

  const permissionChanges = event.changes.filter(isPermissionChange);
  const fieldChanges = event.changes.filter((change) => !isPermissionChange(change));

  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Sentence event={event} />
      <EventLinks event={event} list={list} />
      {event.changes.length > 0 && (
        <Section title={formatMessage(message('audit-log.details.changes'))}>
          {fieldChanges.map((change) => (
            <FieldChange key={change.field} change={change} />
          ))}
          {permissionChanges.length > 0 && <PermissionChanges changes={permissionChanges} />}
        </Section>
      )}
      <Section title={formatMessage(message('audit-log.details.facts'))}>
        <EventFacts event={event} />
        <EventSeal id={event.id} />
      </Section>
      {event.request !== null && (
        <RelatedEvents event={event} requestId={event.request.id} list={list} />
      )}
      {requestFacts.length > 0 && (
        <Accordion.Root size="S" collapsible>
          <Accordion.Item value="request">
            <Accordion.Header variant="secondary">
              <Accordion.Trigger>
                {formatMessage(message('audit-log.details.request'))}
              </Accordion.Trigger>
            </Accordion.Header>
            <Accordion.Content>
              <Box padding={4}>
                <DefinitionList definitions={requestFacts} />
              </Box>
            </Accordion.Content>
          </Accordion.Item>
        </Accordion.Root>
      )}
      <RawEvent event={event} />
    </Flex>
  );
};
