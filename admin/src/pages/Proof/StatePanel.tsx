import { useIntl } from 'react-intl';
import { DateTime } from '../../components/DateTime';
import { DefinitionList } from '../../components/DefinitionList';
import { Panel } from '../../components/Panel';
import { EmptyValue, Text } from '../../components/Text';
import type { SealStatus } from '../../contracts';
import { message } from '../../labels/message';
import { sealLine } from '../../seal/seal-line';
import { SealStateText } from '../../seal/SealStateText';

/** How far the log is sealed. */
export const StatePanel = ({ status }: { status: SealStatus }) => {
  const { formatMessage, formatNumber } = useIntl();
  const { size, events, sealedUntil } = status;

  return (
    <Panel title={formatMessage(message('audit-log.proof.state'))}>
      <div role="status">
        <SealStateText line={sealLine(status)} />
      </div>
      <DefinitionList
        definitions={[
          {
            term: formatMessage(message('audit-log.proof.events')),
            definition: <Text>{formatNumber(events)}</Text>,
          },
          {
            term: formatMessage(message('audit-log.proof.seals')),
            definition: <Text>{formatNumber(size)}</Text>,
          },
          {
            term: formatMessage(message('audit-log.proof.sealed-until')),
            definition: sealedUntil === null ? <EmptyValue /> : <DateTime at={sealedUntil} />,
          },
          {
            term: formatMessage(message('audit-log.proof.waiting')),
            definition: <Waiting status={status} />,
          },
        ]}
      />
    </Panel>
  );
};

const Waiting = ({ status }: { status: SealStatus }) => {
  const { formatMessage, formatNumber, formatDate } = useIntl();
  const { waiting, waitingIsCapped, oldestWaiting } = status;

  return (
    <>
      <Text>{`${formatNumber(waiting)}${waitingIsCapped ? '+' : ''}`}</Text>
      {oldestWaiting !== null && (
        <Text isDetail>
          {formatMessage(message('audit-log.proof.waiting.since'), {
            time: formatDate(oldestWaiting, { dateStyle: 'medium', timeStyle: 'medium' }),
          })}
        </Text>
      )}
    </>
  );
};
