import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { CopyButton } from '../../components/CopyButton';
import { Panel } from '../../components/Panel';
import { Code } from '../../components/Text';
import type { SealStatus } from '../../contracts';
import { message } from '../../labels/message';
import { addressOf } from '../AuditLog/state/list-state';

interface ToCopyProps {
  text: string;
  /** Label of the button. */
  label: string;
}

/** A text for machines in a frame of its own, and the button that copies it. */
const ToCopy = ({ text, label }: ToCopyProps) => (
  <Flex direction="column" alignItems="flex-start" gap={3}>
    <Box padding={3} background="neutral100" borderColor="neutral150" hasRadius width="100%">
      <Code>{text}</Code>
    </Box>
    <CopyButton text={text}>{label}</CopyButton>
  </Flex>
);

/** Prints a key to sign with, and its verifier key. */
const NEW_KEY = 'npx strapi-plugin-audit-log new-key';

/** What to keep elsewhere: the newest checkpoint, and the key that it is verified with. */
export const CheckpointPanel = ({ status }: { status: SealStatus }) => {
  const { formatMessage } = useIntl();
  const { checkpoint, verifierKey, keySource } = status;

  return (
    <Panel title={formatMessage(message('audit-log.proof.checkpoint'))}>
      <Typography>{formatMessage(message('audit-log.proof.checkpoint.description'))}</Typography>
      <ToCopy text={checkpoint} label={formatMessage(message('audit-log.proof.checkpoint.copy'))} />
      <Typography tag="h3" variant="epsilon" fontWeight="semiBold">
        {formatMessage(message('audit-log.proof.key'))}
      </Typography>
      <ToCopy text={verifierKey} label={formatMessage(message('audit-log.proof.key.copy'))} />
      <Typography>{formatMessage(message(`audit-log.proof.key.${keySource}`))}</Typography>
      {keySource === 'derived' && <Code>{NEW_KEY}</Code>}
    </Panel>
  );
};

/** The steps by which anybody verifies events without trusting this server. */
export const OfflinePanel = ({ verifierKey }: { verifierKey: string }) => {
  const { formatMessage } = useIntl();

  return (
    <Panel title={formatMessage(message('audit-log.proof.offline'))}>
      <Flex gap={2} wrap="wrap">
        <Typography>{formatMessage(message('audit-log.proof.offline.export'))}</Typography>
        <Link tag={RouterLink} to={addressOf({})}>
          {formatMessage(message('audit-log.proof.offline.list'))}
        </Link>
      </Flex>
      <Typography>{formatMessage(message('audit-log.proof.offline.run'))}</Typography>
      <ToCopy
        text={`npx strapi-plugin-audit-log verify audit-log.ndjson --key '${verifierKey}'`}
        label={formatMessage(message('audit-log.proof.offline.copy'))}
      />
    </Panel>
  );
};
