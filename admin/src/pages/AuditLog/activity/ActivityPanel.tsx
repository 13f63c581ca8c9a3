import { Box, Flex, IconButton, Loader, TextButton, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { lazy, Suspense } from 'react';
import { useIntl } from 'react-intl';
import { useActivityQuery } from '../../../api/audit-log-api';
import { useErrorMessage } from '../../../components/LoadError';
import { usePersistentState } from '../../../components/usePersistentState';
import { message } from '../../../labels/message';
import { timeZone } from '../state/list-state';
import type { ListHandle } from '../state/useListState';

const ActivityContent = lazy(() => import('./ActivityContent'));

/** The browser remembers under this key whether the chart is open. */
const STORAGE_KEY = 'STRAPI_AUDIT_LOG_ACTIVITY';

/** The activity over time: a strip above the list, which opens into a chart. */
export const ActivityPanel = ({ list }: { list: ListHandle }) => {
  const { formatMessage } = useIntl();
  const errorMessage = useErrorMessage();
  const [stored, setStored] = usePersistentState<unknown>(STORAGE_KEY, false);
  const isOpen = stored === 'open';
  const query = { ...list.filterQuery, timeZone: timeZone() };
  const answer = useActivityQuery(query, { refetchOnMountOrArgChange: true });
  const { data, error, isFetching, refetch } = answer;
  const loader = (
    <Flex justifyContent="center" minHeight="3.2rem" aria-hidden>
      <Loader small>{formatMessage(message('audit-log.activity.loading'))}</Loader>
    </Flex>
  );

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
          ) : (
            <Suspense fallback={loader}>
              <ActivityContent answer={data ?? null} list={list} isOpen={isOpen} loader={loader} />
            </Suspense>
          )}
        </Box>
      </Flex>
    </Box>
  );
};
