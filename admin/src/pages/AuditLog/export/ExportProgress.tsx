import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../labels/message';

interface ExportProgressProps {
  rows: number;
  onCancel: () => void;
}

/** How far the export is: in sight wherever the page is scrolled, at the place of Strapi's notifications. */
export const ExportProgress = ({ rows, onCancel }: ExportProgressProps) => {
  const { formatMessage } = useIntl();

  return (
    <Flex
      position="fixed"
      justifyContent="space-between"
      gap={4}
      padding={4}
      hasRadius
      background="neutral0"
      shadow="popupShadow"
      width="50rem"
      maxWidth="calc(100vw - 3.2rem)"
      zIndex={4}
      style={{ top: '1.6rem', left: '50%', transform: 'translateX(-50%)' }}
    >
      <Flex gap={3}>
        {/* The words are beside it. */}
        <span aria-hidden>
          <Loader small />
        </span>
        <Typography>{formatMessage(message('audit-log.export.running'), { rows })}</Typography>
      </Flex>
      <Button variant="tertiary" size="S" onClick={onCancel}>
        {formatMessage(message('audit-log.export.cancel'))}
      </Button>
    </Flex>
  );
};
