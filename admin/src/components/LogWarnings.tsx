import { Alert } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ConfigurationWarning, Warning } from '../contracts';
import { message } from '../labels/message';

interface LogWarningsProps {
  codes: readonly (ConfigurationWarning | Warning)[];
}

/** Warnings about the log itself. Each can be closed, and is back on the next visit. */
export const LogWarnings = ({ codes }: LogWarningsProps) => {
  const { formatMessage } = useIntl();
  const [closed, setClosed] = useState<LogWarningsProps['codes']>([]);

  return codes
    .filter((code) => !closed.includes(code))
    .map((code) => (
      <Alert
        key={code}
        variant="warning"
        title={formatMessage(message(`audit-log.warning.${code}.title`))}
        closeLabel={formatMessage(message('audit-log.warning.close'))}
        onClose={() => setClosed([...closed, code])}
      >
        {formatMessage(message(`audit-log.warning.${code}`))}
      </Alert>
    ));
};
