import { useState } from 'react';
import type { ReactNode } from 'react';

import { Alert } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../labels/message';

interface ClosableWarningProps {
  title: string;
  children: ReactNode;
}

/** A warning about the log itself. A closed warning comes back on the next visit. */
export const ClosableWarning = ({ title, children }: ClosableWarningProps) => {
  const { formatMessage } = useIntl();
  const [isClosed, setIsClosed] = useState(false);

  return isClosed ? null : (
    <Alert
      variant="warning"
      title={title}
      closeLabel={formatMessage(message('audit-log.warning.close'))}
      onClose={() => setIsClosed(true)}
    >
      {children}
    </Alert>
  );
};
