import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { Panel } from '../../components/Panel';
import { message } from '../../labels/message';
import { addressOf } from '../AuditLog/state/list-state';
import { ToCopy } from './ToCopy';

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
