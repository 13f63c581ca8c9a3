import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { message } from '../../../labels/message';

/** Copies the full address of the page with some filters. */
export const useCopyLink = () => {
  const { formatMessage } = useIntl();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();

  return useCallback(
    async (search: string) => {
      const { origin, pathname } = window.location;
      const isCopied = await copy(`${origin}${pathname}${search === '' ? '' : `?${search}`}`);

      toggleNotification({
        type: isCopied ? 'success' : 'warning',
        message: formatMessage(
          message(isCopied ? 'audit-log.views.copied' : 'audit-log.views.not-copied'),
        ),
      });
    },
    [copy, toggleNotification, formatMessage],
  );
};
