import { Flex } from '@strapi/design-system';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { LoadError, statusOf } from '../../components/LoadError';
import { Notice } from '../../components/Notice';
import { ReadOnlyNote } from '../../components/Panel';
import type { SealStatus, SealWarning } from '../../contracts';
import { LabelsProvider } from '../../labels/LabelsProvider';
import { message } from '../../labels/message';
import { PERMISSIONS } from '../../permissions';
import { useSeal } from '../../seal/useSeal';
import { AcknowledgeButton } from './AcknowledgeButton';
import { AnchorsPanel } from './AnchorsPanel';
import { CheckpointPanel, OfflinePanel } from './CheckpointPanel';
import { ComparePanel } from './ComparePanel';
import { StatePanel } from './StatePanel';
import { VerificationPanel, VerifyButton } from './VerificationPanel';

type ShownWarning = Exclude<SealWarning, 'no-anchor'>;

/** The list of anchors shows `no-anchor`. */
const isShown = (warning: SealWarning): warning is ShownWarning => warning !== 'no-anchor';

interface WarningsProps {
  warnings: SealWarning[];
  canAcknowledge: boolean;
}

/**
 * Warnings that the log is contradicted or not sealed. They stay until somebody acknowledges them.
 */
const Warnings = ({ warnings, canAcknowledge }: WarningsProps) => {
  const { formatMessage } = useIntl();

  return warnings.filter(isShown).map((warning) => (
    <Notice
      key={warning}
      variant={warning === 'sealing-late' || warning === 'key-changed' ? 'warning' : 'danger'}
      title={formatMessage(message(`audit-log.seal-warning.${warning}.title`))}
      action={
        // Late events are sealed as soon as possible: there is nothing to acknowledge.
        canAcknowledge && warning !== 'sealing-late' && <AcknowledgeButton finding={warning} />
      }
    >
      {formatMessage(message(`audit-log.seal-warning.${warning}`))}
    </Notice>
  ));
};

const NOTHING_SEALED = 409;

/** What proves that the log was not changed, and how to see that for oneself. */
const ProofPage = () => {
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
      <ProofPanels status={data} canVerify={canVerify} />
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

const ProofPanels = ({ status, canVerify }: { status: SealStatus; canVerify: boolean }) => (
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

const Proof = () => (
  <Page.Protect permissions={PERMISSIONS.readEvents}>
    <LabelsProvider fallback={<Page.Loading />}>
      <ProofPage />
    </LabelsProvider>
  </Page.Protect>
);

export default Proof;
