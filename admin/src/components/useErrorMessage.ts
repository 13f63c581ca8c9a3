import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { isFetchError, useAPIErrorHandler } from '@strapi/strapi/admin';

import { message } from '../words/message';

/** What to tell people about an error: the server's own words where it answered. */
export const useErrorMessage = (): ((error: unknown) => string) => {
  const { formatMessage } = useIntl();
  const { formatAPIError } = useAPIErrorHandler();

  return useCallback(
    (error) =>
      isFetchError(error)
        ? formatAPIError(error)
        : formatMessage(message('audit-log.error.unreachable')),
    [formatAPIError, formatMessage],
  );
};
