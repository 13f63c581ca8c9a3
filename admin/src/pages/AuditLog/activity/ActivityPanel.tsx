import { Box, Flex, IconButton, Loader, TextButton, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useActivityQuery } from '../../../api/audit-log-api';
import { useErrorMessage } from '../../../components/LoadError';
import { usePersistentState } from '../../../components/usePersistentState';
import type { ActivityBucket, GetActivityResponse } from '../../../contracts';
import { message } from '../../../labels/message';
import { timeZone } from '../state/list-state';
import { intervalOf } from '../state/time-range';
import type { ListHandle } from '../state/useListState';
import { ActivityChart } from './ActivityChart';
import { ActivityTable } from './ActivityTable';
import { rangeOf, type Selection, sumOf } from './plot';
import { useActivityLabels } from './useActivityLabels';

/** The browser remembers under this key whether the chart is open. */
const STORAGE_KEY = 'STRAPI_AUDIT_LOG_ACTIVITY';
const NONE: ActivityBucket[] = [];

/** The activity over time: a strip above the list, which opens into a chart. */
export const ActivityPanel = ({ list }: { list: ListHandle }) => {
  const { formatMessage } = useIntl();
  const errorMessage = useErrorMessage();
  const [stored, setStored] = usePersistentState<unknown>(STORAGE_KEY, false);
  const isOpen = stored === 'open';
  const query = { ...list.filterQuery, timeZone: timeZone() };
  const answer = useActivityQuery(query, { refetchOnMountOrArgChange: true });
  const { data, error, isFetching, refetch } = answer;

  return (
    <Box
      tag="section"
      aria-label={formatMessage(message('audit-log.activity.title'))}
      aria-busy={isFetching}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      paddingLeft={2}
      paddingRight={4}
      paddingTop={1}
      paddingBottom={isOpen ? 4 : 1}
    >
      <Flex alignItems="flex-start" gap={2}>
        <IconButton
          variant="ghost"
          size="XS"
          aria-expanded={isOpen}
          label={formatMessage(
            message(isOpen ? 'audit-log.activity.hide' : 'audit-log.activity.show'),
          )}
          onClick={() => setStored(isOpen ? 'closed' : 'open')}
        >
          {isOpen ? <CaretUp /> : <CaretDown />}
        </IconButton>
        <Box grow={1} minWidth={0} minHeight={isOpen ? '20rem' : '3.2rem'}>
          {error !== undefined && !isFetching ? (
            <Flex role="status" gap={4} wrap="wrap" minHeight="3.2rem">
              <Typography textColor="danger700">{errorMessage(error)}</Typography>
              <TextButton onClick={() => void refetch()}>
                {formatMessage(message('audit-log.error.retry'))}
              </TextButton>
            </Flex>
          ) : data ? (
            <ActivityContent answer={data} list={list} isOpen={isOpen} />
          ) : (
            <Flex justifyContent="center" minHeight="3.2rem" aria-hidden>
              <Loader small>{formatMessage(message('audit-log.activity.loading'))}</Loader>
            </Flex>
          )}
        </Box>
      </Flex>
    </Box>
  );
};

interface ActivityContentProps {
  answer: GetActivityResponse;
  list: ListHandle;
  isOpen: boolean;
}

const ActivityContent = ({ answer, list, isOpen }: ActivityContentProps) => {
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
