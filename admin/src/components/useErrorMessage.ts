import { useCallback } from 'react';

import { useIntl } from 'react-intl';

import { message } from '../labels/message';
import type { MessageId } from '../labels/message';

/** Strapi's own texts for these only say that something is missing. */
const MESSAGES: Record<number, MessageId> = {
  401: 'audit-log.error.session-ended',
  403: 'audit-log.error.forbidden',
};

/** Of an answer of the server, as Strapi's data layer and its fetch client report it; `null` without one. */
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

/** What to say about an error: the server's own words where it answered. */
export const useErrorMessage = (): ((error: unknown) => string) => {
  const { formatMessage } = useIntl();

  return useCallback(
    (error) => {
      const status = statusOf(error);

      if (status === null) {
        return formatMessage(message('audit-log.error.unreachable'));
      }

      const known = MESSAGES[status];

      return known === undefined
        ? (textOf(error) ?? formatMessage(message('audit-log.error.unreachable')))
        : formatMessage(message(known));
    },
    [formatMessage],
  );
};
