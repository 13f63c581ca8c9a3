import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../words/message';

interface ExportProgressProps {
  rows: number;
  onCancel: () => void;
}

export const ExportProgress = ({ rows, onCancel }: ExportProgressProps) => {
  const { formatMessage } = useIntl();

  return (
    <Flex
      justifyContent="space-between"
      wrap="wrap"
      gap={4}
      padding={4}
      hasRadius
      background="neutral0"
      shadow="filterShadow"
    >
      <Flex gap={3}>
        {/* The words are beside it. */}
        <span aria-hidden>
          <Loader small />
        </span>
        <Typography>{formatMessage(message('audit-log.export.running'), { rows })}</Typography>
      </Flex>
      <Button variant="tertiary" onClick={onCancel}>
        {formatMessage(message('audit-log.export.cancel'))}
      </Button>
    </Flex>
  );
};
