import { Button } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { useClipboard, useNotification } from '@strapi/strapi/admin';

import type { EventDetails } from '../../../contracts';
import { message } from '../../../words/message';

/** Copies the event as the server sent it, for a ticket or a script. */
export const CopyButton = ({ event }: { event: EventDetails }) => {
  const { formatMessage } = useIntl();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();

  const handleClick = async () => {
    const isCopied = await copy(JSON.stringify(event, null, 2));

    toggleNotification(
      isCopied
        ? { type: 'success', message: formatMessage(message('audit-log.details.copied')) }
        : { type: 'danger', message: formatMessage(message('audit-log.details.not-copied')) },
    );
  };

  return (
    <Button variant="secondary" startIcon={<Duplicate />} onClick={handleClick}>
      {formatMessage(message('audit-log.details.copy'))}
    </Button>
  );
};
