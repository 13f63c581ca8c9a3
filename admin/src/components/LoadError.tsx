import { Button, EmptyStateLayout } from '@strapi/design-system';
import { ArrowClockwise, WarningCircle } from '@strapi/icons';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { message, type MessageId } from '../labels/message';

/** Strapi's own texts for these only say that something is missing. */
const MESSAGES: Record<number, MessageId> = {
  401: 'audit-log.error.session-ended',
  403: 'audit-log.error.forbidden',
};

/** The HTTP status of a failed request; `null` if the server did not answer. */
export const statusOf = (error: unknown): number | null =>
  typeof error === 'object' &&
  error !== null &&
  'status' in error &&
  typeof error.status === 'number'
    ? error.status
    : null;

const textOf = (error: unknown): string | null =>
  typeof error === 'object' &&
  error !== null &&
  'message' in error &&
  typeof error.message === 'string' &&
  error.message !== ''
    ? error.message
    : null;

/** Returns the text for an error: the server's message, if it answered. */
export const useErrorMessage = (): ((error: unknown) => string) => {
  const { formatMessage } = useIntl();

  return useCallback(
    (error) => {
      const status = statusOf(error);

      if (status === null) return formatMessage(message('audit-log.error.unreachable'));

      const known = MESSAGES[status];

      return known === undefined
        ? (textOf(error) ?? formatMessage(message('audit-log.error.unreachable')))
        : formatMessage(message(known));
    },
    [formatMessage],
  );
};

interface LoadErrorProps {
  error: unknown;
  onRetry: () => void;
  /** Resets the filters that the server refused. */
  onReset?: () => void;
}

/** Replaces content that could not be loaded. */
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
