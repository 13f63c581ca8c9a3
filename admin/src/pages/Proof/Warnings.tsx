import { useIntl } from 'react-intl';
import { Notice } from '../../components/Notice';
import type { SealWarning } from '../../contracts';
import { message } from '../../labels/message';
import { AcknowledgeButton } from './AcknowledgeButton';

type Told = Exclude<SealWarning, 'no-anchor'>;

/** `no-anchor` is told where the anchors are. */
const isTold = (warning: SealWarning): warning is Told => warning !== 'no-anchor';

interface WarningsProps {
  warnings: SealWarning[];
  canAcknowledge: boolean;
}

/** What contradicts the log, or keeps it from being sealed. Stays until somebody has looked into it. */
export const Warnings = ({ warnings, canAcknowledge }: WarningsProps) => {
  const { formatMessage } = useIntl();

  return warnings.filter(isTold).map((warning) => (
    <Notice
      key={warning}
      variant={warning === 'sealing-late' || warning === 'key-changed' ? 'warning' : 'danger'}
      title={formatMessage(message(`audit-log.seal-warning.${warning}.title`))}
      action={
        // Events that are late are sealed as soon as that is possible: there is nothing to acknowledge.
        canAcknowledge && warning !== 'sealing-late' && <AcknowledgeButton finding={warning} />
      }
    >
      {formatMessage(message(`audit-log.seal-warning.${warning}`))}
    </Notice>
  ));
};
