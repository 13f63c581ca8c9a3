import { Flex, Typography } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { message } from '../../words/message';
import type { MessageId } from '../../words/message';

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
