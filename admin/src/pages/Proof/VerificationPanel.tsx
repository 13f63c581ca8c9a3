import { Button, Flex, Typography, useNotifyAT } from '@strapi/design-system';
import { Shield } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import { useStartVerification } from '../../api/seal-api';
import { DateTime } from '../../components/DateTime';
import { useErrorMessage } from '../../components/LoadError';
import { Panel } from '../../components/Panel';
import { Text } from '../../components/Text';
import type { SealStatus, Verification } from '../../contracts';
import { message } from '../../labels/message';
import { FindingList } from './FindingList';

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

interface VerificationPanelProps {
  /** `null`: there was none yet. */
  verification: Verification | null;
  canAcknowledge: boolean;
}

/** What the last verification looked at, and what it found. */
export const VerificationPanel = ({ verification, canAcknowledge }: VerificationPanelProps) => {
  const { formatMessage } = useIntl();

  return (
    <Panel title={formatMessage(message('audit-log.proof.verification'))}>
      {verification === null ? (
        <Text>{formatMessage(message('audit-log.proof.verification.never'))}</Text>
      ) : (
        <Result verification={verification} canAcknowledge={canAcknowledge} />
      )}
    </Panel>
  );
};

interface ResultProps {
  verification: Verification;
  canAcknowledge: boolean;
}

const Result = ({ verification, canAcknowledge }: ResultProps) => {
  const { formatMessage } = useIntl();
  const { at, scope, events, seals, result, findings, found, acknowledged } = verification;

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <DateTime at={at} />
        <Typography
          textColor={result === 'verified' ? 'success700' : 'danger700'}
          fontWeight="bold"
        >
          {formatMessage(message(`audit-log.proof.verification.${result}`), {
            events,
            seals,
            found,
          })}
        </Typography>
        <Text isDetail>{formatMessage(message(`audit-log.proof.verification.${scope}`))}</Text>
        {acknowledged > 0 && (
          <Text isDetail>
            {formatMessage(message('audit-log.proof.verification.acknowledged'), {
              count: acknowledged,
            })}
          </Text>
        )}
      </Flex>
      {findings.length > 0 && <FindingList findings={findings} canAcknowledge={canAcknowledge} />}
      {found > findings.length && (
        <Text isDetail>
          {formatMessage(message('audit-log.proof.verification.first'), {
            count: findings.length,
          })}
        </Text>
      )}
    </Flex>
  );
};
