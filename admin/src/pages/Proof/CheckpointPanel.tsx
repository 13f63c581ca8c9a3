import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Code } from '../../components/Code';
import { Panel } from '../../components/Panel';
import type { SealStatus } from '../../contracts';
import { message } from '../../labels/message';
import { ToCopy } from './ToCopy';

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
