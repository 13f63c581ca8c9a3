import { useIntl } from 'react-intl';

import { useErrorMessage } from '../../../components/useErrorMessage';
import { message } from '../../../words/message';
import { ExportError } from './ExportError';
import type { ExportState } from './useExport';

const REASONS = {
  incomplete: 'audit-log.export.incomplete',
  'not-written': 'audit-log.export.not-written',
} as const;

/** How an export ended, in a sentence; nothing while it has not. */
export const useExportMessage = (state: ExportState): string | null => {
  const { formatMessage } = useIntl();
  const errorMessage = useErrorMessage();

  switch (state.status) {
    case 'done':
      return formatMessage(message('audit-log.export.done'), {
        rows: state.rows,
        name: state.name,
      });
    case 'cancelled':
      return formatMessage(message('audit-log.export.cancelled'));
    case 'failed': {
      const reason =
        state.error instanceof ExportError
          ? formatMessage(message(REASONS[state.error.reason]))
          : errorMessage(state.error);

      return formatMessage(message('audit-log.export.failed'), { reason });
    }
    default:
      return null;
  }
};
