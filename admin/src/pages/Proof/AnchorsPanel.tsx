import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { DateTime } from '../../components/DateTime';
import { DefinitionList } from '../../components/DefinitionList';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { Text } from '../../components/Text';
import type { SealAnchor, SealStatus } from '../../contracts';
import { message } from '../../labels/message';

/**
 * Where checkpoints are written outside of the database, and what it means that there is no such
 * place.
 */
export const AnchorsPanel = ({ status }: { status: SealStatus }) => {
  const { formatMessage } = useIntl();
  const { anchors, warnings } = status;

  return (
    <Panel title={formatMessage(message('audit-log.proof.anchors'))}>
      {warnings.includes('no-anchor') && (
        <Notice variant="warning">{formatMessage(message('audit-log.proof.anchors.none'))}</Notice>
      )}
      {anchors.length > 0 && (
        <DefinitionList
          definitions={anchors.map((anchor) => ({
            term: formatMessage(message(`audit-log.anchor.${anchor.kind}`)),
            definition: <Anchor anchor={anchor} />,
          }))}
        />
      )}
    </Panel>
  );
};

const Anchor = ({ anchor: { lastAt, problem } }: { anchor: SealAnchor }) => {
  const { formatMessage } = useIntl();

  return (
    <>
      <Text isDetail>{formatMessage(message('audit-log.proof.anchors.last'))}</Text>
      {lastAt === null ? (
        <Text>{formatMessage(message('audit-log.status.never'))}</Text>
      ) : (
        <DateTime at={lastAt} />
      )}
      {problem !== null && <Typography textColor="danger700">{problem}</Typography>}
    </>
  );
};
