import { Accordion, Box, Button, Flex } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { useClipboard, useNotification } from '@strapi/strapi/admin';

import type { AuditEventDetails } from '../../../contracts';
import { message } from '../../../labels/message';

export const CODE_FONT = 'Menlo, Consolas, "Liberation Mono", monospace';

/** Text for machines, as it is. Long lines wrap, so that nothing hides. */
export const Code = ({ children }: { children: string }) => (
  <Box
    tag="pre"
    color="neutral800"
    fontSize={1}
    lineHeight={4}
    maxWidth="100%"
    style={{ fontFamily: CODE_FONT, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
  >
    {children}
  </Box>
);

/** The event as the server sent it: closed until somebody wants to see it, and copied for a ticket. */
export const RawEvent = ({ event }: { event: AuditEventDetails }) => {
  const { formatMessage } = useIntl();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const json = JSON.stringify(event, null, 2);

  const copyEvent = async () => {
    const isCopied = await copy(json);

    toggleNotification(
      isCopied
        ? { type: 'success', message: formatMessage(message('audit-log.details.copied')) }
        : { type: 'danger', message: formatMessage(message('audit-log.details.not-copied')) },
    );
  };

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
        <Button variant="secondary" startIcon={<Duplicate />} onClick={() => void copyEvent()}>
          {formatMessage(message('audit-log.details.copy'))}
        </Button>
      </Flex>
    </Flex>
  );
};
