import { Button, useNotifyAT } from '@strapi/design-system';
import { Shield } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import { useStartVerification } from '../../api/seal-api';
import { useErrorMessage } from '../../components/LoadError';
import type { SealStatus } from '../../contracts';
import { message } from '../../labels/message';

/** Starts a verification in the background. A notification shows its result. */
export const VerifyButton = ({ status }: { status: SealStatus }) => {
  const { formatMessage } = useIntl();
  const { toggleNotification } = useNotification();
  const { notifyStatus } = useNotifyAT();
  const errorMessage = useErrorMessage();
  const [start, { isLoading: isStarting }] = useStartVerification();
  const { isVerifying, lastVerification } = status;
  /** When the verification before this one ended; `undefined` while none was started here. */
  const previousAt = useRef<string | null | undefined>(undefined);
  const lastAt = lastVerification?.at ?? null;

  useEffect(() => {
    if (previousAt.current === undefined || isVerifying || previousAt.current === lastAt) return;
    const isVerified = lastVerification?.result === 'verified';
    const text = formatMessage(
      message(isVerified ? 'audit-log.proof.verify.verified' : 'audit-log.proof.verify.failed'),
    );

    previousAt.current = undefined;
    toggleNotification({ type: isVerified ? 'success' : 'danger', message: text });
    notifyStatus(text);
  }, [isVerifying, lastAt, lastVerification, formatMessage, toggleNotification, notifyStatus]);

  const handleClick = async () => {
    try {
      await start(undefined).unwrap();
      previousAt.current = lastAt;
      notifyStatus(formatMessage(message('audit-log.proof.verify.started')));
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
  };

  return (
    <Button
      startIcon={<Shield />}
      loading={isStarting || isVerifying}
      onClick={() => void handleClick()}
    >
      {formatMessage(
        message(isVerifying ? 'audit-log.seal.line.verifying' : 'audit-log.proof.verify'),
      )}
    </Button>
  );
};
