import { useIntl } from 'react-intl';

import { FactList } from '../../components/FactList';
import { Moment } from '../../components/Moment';
import { Nothing } from '../../components/Nothing';
import { Text } from '../../components/Text';
import type { CleaningRun, LogStatus } from '../../contracts';
import { message } from '../../words/message';
import { Panel } from './Panel';

/** How much the log holds, and what cleaning has done and will do. */
export const StatusPanel = ({ status }: { status: LogStatus }) => {
  const { formatMessage } = useIntl();
  const { oldest, lastCleaning, nextCleaningAt } = status;

  const never = <Text>{formatMessage(message('audit-log.status.never'))}</Text>;

  return (
    <Panel title={formatMessage(message('audit-log.status.title'))}>
      <FactList
        facts={[
          {
            term: formatMessage(message('audit-log.status.events')),
            fact: <NumberOfEvents status={status} />,
          },
          {
            term: formatMessage(message('audit-log.status.oldest')),
            fact: oldest === null ? <Nothing /> : <Moment at={oldest} />,
          },
          {
            term: formatMessage(message('audit-log.status.last-cleaning')),
            fact: lastCleaning === null ? never : <LastCleaning run={lastCleaning} />,
          },
          {
            term: formatMessage(message('audit-log.status.next-cleaning')),
            fact: nextCleaningAt === null ? never : <Moment at={nextCleaningAt} />,
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

const LastCleaning = ({ run }: { run: CleaningRun }) => {
  const { formatMessage, formatDate } = useIntl();

  return (
    <>
      <Moment at={run.at} />
      <Text isDetail>
        {formatMessage(message('audit-log.status.removed'), {
          count: run.removed,
          until: formatDate(run.until, { dateStyle: 'medium', timeStyle: 'short' }),
        })}
      </Text>
    </>
  );
};
