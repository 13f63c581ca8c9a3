import { Button, EmptyStateLayout } from '@strapi/design-system';
import { ArrowClockwise, WarningCircle } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { message } from '../labels/message';
import { statusOf, useErrorMessage } from './useErrorMessage';

interface LoadErrorProps {
  error: unknown;
  onRetry: () => void;
  /** Takes back what the server did not understand. */
  onReset?: () => void;
}

/** Stands where something should be that could not be loaded. */
export const LoadError = ({ error, onRetry, onReset }: LoadErrorProps) => {
  const { formatMessage } = useIntl();
  const errorMessage = useErrorMessage();

  return (
    <div role="alert">
      <EmptyStateLayout
        icon={<WarningCircle width="8rem" height="8rem" fill="danger600" />}
        content={errorMessage(error)}
        action={
          statusOf(error) === 401 ? (
            // Strapi asks to sign in when it starts without a session, and leads back here.
            <Button variant="secondary" onClick={() => window.location.reload()}>
              {formatMessage(message('audit-log.error.sign-in'))}
            </Button>
          ) : statusOf(error) === 400 && onReset ? (
            <Button variant="secondary" onClick={onReset}>
              {formatMessage(message('audit-log.empty.reset'))}
            </Button>
          ) : (
            <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={onRetry}>
              {formatMessage(message('audit-log.error.retry'))}
            </Button>
          )
        }
      />
    </div>
  );
};
