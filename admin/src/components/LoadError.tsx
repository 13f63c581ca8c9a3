import { Button, EmptyStateLayout } from '@strapi/design-system';
import { ArrowClockwise, WarningCircle } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { message } from '../labels/message';
import { statusOf, useErrorMessage } from './useErrorMessage';

interface LoadErrorProps {
  error: unknown;
  onRetry: () => void;
}

/** Stands where something should be that could not be loaded. */
export const LoadError = ({ error, onRetry }: LoadErrorProps) => {
  const { formatMessage } = useIntl();
  const errorMessage = useErrorMessage();

  return (
    <div role="alert">
      <EmptyStateLayout
        icon={<WarningCircle width="8rem" height="8rem" fill="danger600" />}
        content={errorMessage(error)}
        action={
          statusOf(error) === 401 ? (
            // Strapi leads to its sign-in when it starts without a session, and from there back to this address.
            <Button variant="secondary" onClick={() => window.location.reload()}>
              {formatMessage(message('audit-log.error.sign-in'))}
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
