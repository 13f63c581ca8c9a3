import { Button, Flex, Loader, MenuItem, SimpleMenu, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { ExportFormat } from '../../../contracts';
import { message } from '../../../labels/message';

interface ExportMenuProps {
  isRunning: boolean;
  /** NDJSON then carries the proof of its events. */
  hasProof: boolean;
  onExport: (format: ExportFormat) => void;
}

export const ExportMenu = ({ isRunning, hasProof, onExport }: ExportMenuProps) => {
  const { formatMessage } = useIntl();

  return (
    <SimpleMenu
      variant="secondary"
      startIcon={<Download />}
      label={formatMessage(message('audit-log.export.label'))}
      popoverPlacement="bottom-end"
    >
      {/* Not on the button itself, which gets the focus when the menu closes. */}
      <MenuItem disabled={isRunning} onSelect={() => onExport('csv')}>
        {formatMessage(message('audit-log.export.csv'))}
      </MenuItem>
      <MenuItem disabled={isRunning} onSelect={() => onExport('ndjson')}>
        {formatMessage(
          message(hasProof ? 'audit-log.export.ndjson-proof' : 'audit-log.export.ndjson'),
        )}
      </MenuItem>
    </SimpleMenu>
  );
};

interface ExportProgressProps {
  rows: number;
  onCancel: () => void;
}

/** The progress of the export, fixed where Strapi shows its notifications. */
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
        {/* The text is beside it. */}
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
