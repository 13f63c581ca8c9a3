import { Accordion, Box, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Code } from '../../../components/Code';
import { CopyButton } from '../../../components/CopyButton';
import type { AuditEventDetails } from '../../../contracts';
import { message } from '../../../labels/message';

/**
 * The event as the server sent it: closed until somebody wants to see it, and copied for a ticket.
 */
export const RawEvent = ({ event }: { event: AuditEventDetails }) => {
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
