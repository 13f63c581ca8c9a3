import { useIntl } from 'react-intl';

import { ClosableWarning } from '../../components/ClosableWarning';
import { message } from '../../words/message';

/** Tells that a client can choose the source that its events are recorded with, and how to mend that. */
export const SourceWarning = () => {
  const { formatMessage } = useIntl();

  return (
    <ClosableWarning title={formatMessage(message('audit-log.warning.source-forgeable.title'))}>
      {formatMessage(message('audit-log.warning.source-forgeable'))}
    </ClosableWarning>
  );
};
