import { MenuItem, SimpleMenu } from '@strapi/design-system';
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
      {/* Not the button itself: it has the focus when the menu has closed. */}
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
