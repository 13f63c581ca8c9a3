import { Accordion, Box, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { EventDetails } from '../../../contracts';
import { message } from '../../../words/message';
import { Code } from './Code';
import { CopyButton } from './CopyButton';

/** The event as the server sent it; closed until somebody wants to see it. */
export const RawEvent = ({ event }: { event: EventDetails }) => {
  const { formatMessage } = useIntl();

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
              <Code>{JSON.stringify(event, null, 2)}</Code>
            </Box>
          </Accordion.Content>
        </Accordion.Item>
      </Accordion.Root>
      <Flex>
        <CopyButton event={event} />
      </Flex>
    </Flex>
  );
};
