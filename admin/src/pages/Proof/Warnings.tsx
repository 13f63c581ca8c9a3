import { useIntl } from 'react-intl';
import { Notice } from '../../components/Notice';
import type { SealWarning } from '../../contracts';
import { message } from '../../labels/message';
import { AcknowledgeButton } from './AcknowledgeButton';

type ShownWarning = Exclude<SealWarning, 'no-anchor'>;

/** The list of anchors shows `no-anchor`. */
const isShown = (warning: SealWarning): warning is ShownWarning => warning !== 'no-anchor';

interface WarningsProps {
  warnings: SealWarning[];
  canAcknowledge: boolean;
}

/**
 * Warnings that the log is contradicted or not sealed. They stay until somebody acknowledges them.
 */
export const Warnings = ({ warnings, canAcknowledge }: WarningsProps) => {
  const { formatMessage } = useIntl();

  return warnings.filter(isShown).map((warning) => (
    <Notice
      key={warning}
      variant={warning === 'sealing-late' || warning === 'key-changed' ? 'warning' : 'danger'}
      title={formatMessage(message(`audit-log.seal-warning.${warning}.title`))}
      action={
        // Late events are sealed as soon as possible: there is nothing to acknowledge.
        canAcknowledge && warning !== 'sealing-late' && <AcknowledgeButton finding={warning} />
      }
    >
      {formatMessage(message(`audit-log.seal-warning.${warning}`))}
    </Notice>
  ));
};
