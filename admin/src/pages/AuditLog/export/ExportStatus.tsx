import { useEffect, useRef } from 'react';

import { Alert, Box, useNotifyAT } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../words/message';
import { ExportProgress } from './ExportProgress';
import type { ExportState } from './useExport';
import { useExportMessage } from './useExportMessage';

interface ExportStatusProps {
  state: ExportState;
  onCancel: () => void;
  onClose: () => void;
}

const VARIANTS = { done: 'success', cancelled: 'default', failed: 'danger' } as const;

/** How the export goes, and how it ended. Screen readers are told when it begins and when it ends, not all the way. */
export const ExportStatus = ({ state, onCancel, onClose }: ExportStatusProps) => {
  const { formatMessage } = useIntl();
  const { notifyStatus, notifyAlert } = useNotifyAT();
  const place = useRef<HTMLDivElement>(null);
  const ending = useExportMessage(state);
  const isRunning = state.status === 'running';
  const isFailed = state.status === 'failed';
  const told = isRunning ? formatMessage(message('audit-log.export.started')) : ending;

  useEffect(() => {
    if (told !== null) {
      (isFailed ? notifyAlert : notifyStatus)(told);
    }
  }, [told, isFailed, notifyAlert, notifyStatus]);

  // The button that had the focus goes away; whoever moves by keyboard stays where it was.
  const withFocus = (act: () => void) => () => {
    place.current?.focus();
    act();
  };

  return (
    <Box
      ref={place}
      tabIndex={-1}
      style={{ outline: 'none' }}
      paddingBottom={told === null ? 0 : 4}
    >
      {isRunning && <ExportProgress rows={state.rows} onCancel={withFocus(onCancel)} />}
      {ending !== null && (
        <Alert
          variant={VARIANTS[state.status as keyof typeof VARIANTS]}
          closeLabel={formatMessage(message('audit-log.warning.close'))}
          onClose={withFocus(onClose)}
        >
          {ending}
        </Alert>
      )}
    </Box>
  );
};
