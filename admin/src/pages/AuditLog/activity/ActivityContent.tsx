import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useErrorMessage } from '../../../components/useErrorMessage';
import { message } from '../../../words/message';
import type { ListStateHandle } from '../useListState';
import { ActivityChart } from './ActivityChart';
import { ActivityTable } from './ActivityTable';
import { daysOf, sumOf } from './bars';
import type { Selection } from './bars';
import { useActivity } from './useActivity';
import { useActivityWords } from './useActivityWords';

interface ActivityContentProps {
  list: ListStateHandle;
  /** Another one: what happened may be more now. */
  revision: number;
  isTable: boolean;
}

/** As high as the chart, so that the list below keeps its place. */
const HEIGHT = '20rem';

export const ActivityContent = ({ list, revision, isTable }: ActivityContentProps) => {
  const { formatMessage } = useIntl();
  const errorMessage = useErrorMessage();
  const { remote, reload } = useActivity(list.state, revision);
  const answer = remote.status === 'ready' ? remote.data : null;
  const words = useActivityWords(answer?.meta.unit ?? 'day');

  if (remote.status === 'error') {
    return (
      <Flex role="status" gap={4} wrap="wrap">
        <Typography textColor="danger700">{errorMessage(remote.error)}</Typography>
        <Button variant="tertiary" size="S" onClick={reload}>
          {formatMessage(message('audit-log.error.retry'))}
        </Button>
      </Flex>
    );
  }

  if (answer === null) {
    return (
      <Flex justifyContent="center" minHeight={HEIGHT}>
        <Loader small>{formatMessage(message('audit-log.activity.loading'))}</Loader>
      </Flex>
    );
  }

  const buckets = answer.data;

  if (buckets.every(({ total, totalIsCapped }) => total === 0 && !totalIsCapped)) {
    return (
      <Typography textColor="neutral600">
        {formatMessage(message('audit-log.activity.empty'))}
      </Typography>
    );
  }

  const narrow = (selection: Selection) => {
    const chosen = sumOf(buckets, selection);

    if (chosen) {
      list.filter({ range: daysOf(chosen) });
    }
  };

  return (
    <Box minHeight={HEIGHT}>
      {isTable ? (
        <ActivityTable buckets={buckets} words={words} />
      ) : (
        <ActivityChart buckets={buckets} words={words} onChoose={narrow} />
      )}
      {answer.meta.isCapped && (
        <Typography tag="p" variant="pi" textColor="neutral600" marginTop={2}>
          {formatMessage(message('audit-log.activity.capped'))}
        </Typography>
      )}
    </Box>
  );
};
