import { Flex } from '@strapi/design-system';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { LoadError, statusOf } from '../../components/LoadError';
import { ReadOnlyNote } from '../../components/Panel';
import type { SealStatus } from '../../contracts';
import { message } from '../../labels/message';
import { PERMISSIONS } from '../../permissions';
import { useSeal } from '../../seal/useSeal';
import { AnchorsPanel } from './AnchorsPanel';
import { CheckpointPanel } from './CheckpointPanel';
import { ComparePanel } from './ComparePanel';
import { OfflinePanel } from './OfflinePanel';
import { StatePanel } from './StatePanel';
import { VerificationPanel } from './VerificationPanel';
import { VerifyButton } from './VerifyButton';
import { Warnings } from './Warnings';

const NOTHING_SEALED = 409;

/** What proves that the log was not changed, and how to see that for oneself. */
export const ProofPage = () => {
  const { formatMessage } = useIntl();
  const { data, error, refetch } = useSeal();
  const { allowedActions, isLoading } = useRBAC(PERMISSIONS.verify);
  const canVerify = allowedActions.canVerify === true;
  const title = formatMessage(message('audit-log.proof.title'));

  if (isLoading || (data === undefined && error === undefined)) {
    return <Page.Loading>{formatMessage(message('audit-log.proof.loading'))}</Page.Loading>;
  }

  const body = () => {
    if (statusOf(error) === NOTHING_SEALED) {
      return <ReadOnlyNote reason="audit-log.proof.unsealed" />;
    }
    if (error !== undefined || data === undefined) {
      return <LoadError error={error} onRetry={() => void refetch()} />;
    }

    return data.isOn ? (
      <Proof status={data} canVerify={canVerify} />
    ) : (
      <ReadOnlyNote reason="audit-log.proof.off" />
    );
  };

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={formatMessage(message('audit-log.proof.subtitle'))}
        primaryAction={canVerify && data?.isOn && <VerifyButton status={data} />}
      />
      <Layouts.Content>{body()}</Layouts.Content>
    </Page.Main>
  );
};

const Proof = ({ status, canVerify }: { status: SealStatus; canVerify: boolean }) => (
  <Flex direction="column" alignItems="stretch" gap={6}>
    <Warnings warnings={status.warnings} canAcknowledge={canVerify} />
    <StatePanel status={status} />
    <VerificationPanel verification={status.lastVerification} canAcknowledge={canVerify} />
    <CheckpointPanel status={status} />
    <ComparePanel />
    <AnchorsPanel status={status} />
    <OfflinePanel verifierKey={status.verifierKey} />
  </Flex>
);
