import { useState } from 'react';

import { Alert } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../words/message';

/** Tells that the list is not complete yet; it can be closed, and is back on the next visit. */
export const SpillWarning = () => {
  const { formatMessage } = useIntl();
  const [isClosed, setIsClosed] = useState(false);

  return isClosed ? null : (
    <Alert
      variant="warning"
      title={formatMessage(message('audit-log.warning.spill-pending.title'))}
      closeLabel={formatMessage(message('audit-log.warning.close'))}
      onClose={() => setIsClosed(true)}
    >
      {formatMessage(message('audit-log.warning.spill-pending'))}
    </Alert>
  );
};
