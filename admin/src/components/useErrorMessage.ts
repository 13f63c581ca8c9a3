import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { isFetchError, useAPIErrorHandler } from '@strapi/strapi/admin';

import { message } from '../words/message';
import type { MessageId } from '../words/message';

/** Of what Strapi says in its own words only that something is missing, the cause is said here. */
const MESSAGES: Record<number, MessageId> = {
  401: 'audit-log.error.session-ended',
  403: 'audit-log.error.forbidden',
};

export const isSessionEnded = (error: unknown): boolean =>
  isFetchError(error) && error.status === 401;

/** What to tell people about an error: the server's own words where it answered. */
export const useErrorMessage = (): ((error: unknown) => string) => {
  const { formatMessage } = useIntl();
  const { formatAPIError } = useAPIErrorHandler();

  return useCallback(
    (error) => {
      if (!isFetchError(error)) {
        return formatMessage(message('audit-log.error.unreachable'));
      }

      const known = MESSAGES[error.status ?? 0];

      return known === undefined ? formatAPIError(error) : formatMessage(message(known));
    },
    [formatAPIError, formatMessage],
  );
};
