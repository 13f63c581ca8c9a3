import { useIntl } from 'react-intl';

import { ClosableWarning } from '../../components/ClosableWarning';
import { message } from '../../words/message';

/** Tells that the list is not complete yet. */
export const SpillWarning = () => {
  const { formatMessage } = useIntl();

  return (
    <ClosableWarning title={formatMessage(message('audit-log.warning.spill-pending.title'))}>
      {formatMessage(message('audit-log.warning.spill-pending'))}
    </ClosableWarning>
  );
};
