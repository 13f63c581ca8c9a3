import { useIntl } from 'react-intl';
import { DateTime } from '../../components/DateTime';
import { DefinitionList } from '../../components/DefinitionList';
import { Panel } from '../../components/Panel';
import { EmptyValue, Text } from '../../components/Text';
import type { CleaningRun, LogStatus } from '../../contracts';
import { message } from '../../labels/message';

/** How much the log holds, and what the last cleanup did and when the next one is. */
export const StatusPanel = ({ status }: { status: LogStatus }) => {
  const { formatMessage } = useIntl();
  const { oldest, lastCleaning, nextCleaningAt } = status;

  const never = <Text>{formatMessage(message('audit-log.status.never'))}</Text>;

  return (
    <Panel title={formatMessage(message('audit-log.status.title'))}>
      <DefinitionList
        definitions={[
          {
            term: formatMessage(message('audit-log.status.events')),
            definition: <NumberOfEvents status={status} />,
          },
          {
            term: formatMessage(message('audit-log.status.oldest')),
            definition: oldest === null ? <EmptyValue /> : <DateTime at={oldest} />,
          },
          {
            term: formatMessage(message('audit-log.status.last-cleanup')),
            definition: lastCleaning === null ? never : <LastCleanup run={lastCleaning} />,
          },
          {
            term: formatMessage(message('audit-log.status.next-cleanup')),
            definition: nextCleaningAt === null ? never : <DateTime at={nextCleaningAt} />,
          },
        ]}
      />
    </Panel>
  );
};

const NumberOfEvents = ({ status: { events, eventsAreEstimated } }: { status: LogStatus }) => {
  const { formatMessage, formatNumber } = useIntl();
  if (!eventsAreEstimated) return <Text>{formatNumber(events)}</Text>;
  const about = formatNumber(events, { maximumSignificantDigits: 3 });
  return <Text>{formatMessage(message('audit-log.status.about'), { events: about })}</Text>;
};

const LastCleanup = ({ run }: { run: CleaningRun }) => {
  const { formatMessage, formatDate } = useIntl();

  return (
    <>
      <DateTime at={run.at} />
      <Text isDetail>
        {formatMessage(message('audit-log.status.removed'), {
          count: run.removed,
          until: formatDate(run.until, { dateStyle: 'medium', timeStyle: 'short' }),
        })}
      </Text>
    </>
  );
};
