import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { DateTime } from '../../components/DateTime';
import { Panel } from '../../components/Panel';
import { Text } from '../../components/Text';
import type { Verification } from '../../contracts';
import { message } from '../../labels/message';
import { FindingList } from './FindingList';

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
