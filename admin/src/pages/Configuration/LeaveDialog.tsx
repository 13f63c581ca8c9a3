import { useEffect } from 'react';

import { Dialog } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useBlocker } from 'react-router-dom';

import { ConfirmDialog } from '@strapi/strapi/admin';

import { message } from '../../labels/message';

/** Asks before changes are lost, on the way to another page of the panel and out of it. */
export const LeaveDialog = ({ isChanged }: { isChanged: boolean }) => {
  const { formatMessage } = useIntl();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isChanged && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (!isChanged) {
      return undefined;
    }

    const ask = (event: BeforeUnloadEvent) => event.preventDefault();

    window.addEventListener('beforeunload', ask);

    return () => window.removeEventListener('beforeunload', ask);
  }, [isChanged]);

  return blocker.state === 'blocked' ? (
    <Dialog.Root open onOpenChange={() => blocker.reset()}>
      <ConfirmDialog onConfirm={() => blocker.proceed()} onCancel={() => blocker.reset()}>
        {formatMessage(message('audit-log.configuration.unsaved'))}
      </ConfirmDialog>
    </Dialog.Root>
  ) : null;
};
