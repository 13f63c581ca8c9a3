import { Flex, Typography } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { message } from '../labels/message';
import type { MessageId } from '../labels/message';

interface PanelProps {
  title: string;
  children: ReactNode;
}

/** A part of a page under a heading. */
export const Panel = ({ title, children }: PanelProps) => (
  <Flex
    tag="section"
    direction="column"
    alignItems="stretch"
    gap={4}
    background="neutral0"
    shadow="tableShadow"
    hasRadius
    padding={{ initial: 4, medium: 6 }}
  >
    <Typography tag="h2" variant="delta">
      {title}
    </Typography>
    {children}
  </Flex>
);

/** Says why something cannot be changed here. */
export const ReadOnlyNote = ({ reason }: { reason: MessageId }) => {
  const { formatMessage } = useIntl();

  return (
    <Flex gap={2} padding={3} background="neutral100" borderColor="neutral150" hasRadius>
      <Lock fill="neutral600" aria-hidden />
      <Typography>{formatMessage(message(reason))}</Typography>
    </Flex>
  );
};
