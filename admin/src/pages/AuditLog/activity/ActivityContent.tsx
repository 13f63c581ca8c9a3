import { Flex, TextButton, Typography } from '@strapi/design-system';
import { type ReactNode, useState } from 'react';
import { useIntl } from 'react-intl';
import type { ActivityBucket, GetActivityResponse } from '../../../contracts';
import { message } from '../../../labels/message';
import { intervalOf } from '../state/time-range';
import type { ListHandle } from '../state/useListState';
import { ActivityChart } from './ActivityChart';
import { ActivityTable } from './ActivityTable';
import { rangeOf, type Selection, sumOf } from './plot';
import { useActivityLabels } from './useActivityLabels';

const NONE: ActivityBucket[] = [];

interface ActivityContentProps {
  /** `null` while it is loading. The code of the chart is loaded meanwhile. */
  answer: GetActivityResponse | null;
  list: ListHandle;
  isOpen: boolean;
  loader: ReactNode;
}

/** The strip, or the open chart or table. */
const ActivityContent = ({ answer, loader, ...shared }: ActivityContentProps) =>
  answer === null ? loader : <Activity answer={answer} {...shared} />;

interface ActivityProps {
  answer: GetActivityResponse;
  list: ListHandle;
  isOpen: boolean;
}

const Activity = ({ answer, list, isOpen }: ActivityProps) => {
  const { formatMessage } = useIntl();
  const [isTable, setIsTable] = useState(false);
  const buckets = answer.data.length === 0 ? NONE : answer.data;
  const labels = useActivityLabels(answer.meta.unit, buckets);

  if (buckets.every(({ total, totalIsCapped }) => total === 0 && !totalIsCapped)) {
    return (
      <Flex minHeight="3.2rem">
        <Typography textColor="neutral600" variant="pi">
          {formatMessage(message('audit-log.activity.empty'))}
        </Typography>
      </Flex>
    );
  }

  const choose = (selection: Selection) => {
    const chosen = sumOf(buckets, selection);

    if (chosen) {
      list.filter({ range: rangeOf(chosen, intervalOf(list.state.range, list.now)) });
    }
  };

  if (!isOpen) {
    return <ActivityChart buckets={buckets} labels={labels} onChoose={choose} isStrip />;
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" gap={2} wrap="wrap" minHeight="3.2rem">
        <Typography tag="h2" variant="delta">
          {formatMessage(message('audit-log.activity.title'))}
        </Typography>
        <TextButton onClick={() => setIsTable(!isTable)}>
          {formatMessage(
            message(isTable ? 'audit-log.activity.as-chart' : 'audit-log.activity.as-table'),
          )}
        </TextButton>
      </Flex>
      {isTable ? (
        <ActivityTable buckets={buckets} labels={labels} />
      ) : (
        <ActivityChart buckets={buckets} labels={labels} onChoose={choose} isStrip={false} />
      )}
      {answer.meta.isCapped && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {formatMessage(message('audit-log.activity.capped'))}
        </Typography>
      )}
    </Flex>
  );
};

export default ActivityContent;
