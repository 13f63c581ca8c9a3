import { Button } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { message } from '../labels/message';

interface CopyButtonProps {
  text: string;
  children: string;
}

/** Copies a text, and says whether the browser allowed it. */
export const CopyButton = ({ text, children }: CopyButtonProps) => {
  const { formatMessage } = useIntl();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();

  const handleClick = async () => {
    const isCopied = await copy(text);

    toggleNotification(
      isCopied
        ? { type: 'success', message: formatMessage(message('audit-log.details.copied')) }
        : { type: 'danger', message: formatMessage(message('audit-log.details.not-copied')) },
    );
  };

  return (
    <Button variant="secondary" startIcon={<Duplicate />} onClick={() => void handleClick()}>
      {children}
    </Button>
  );
};
