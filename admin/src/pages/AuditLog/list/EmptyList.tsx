import { Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useEventsQuery } from '../../../api/audit-log-api';
import { PAGE_SIZE } from '../../../contracts';
import type { Pagination } from '../../../contracts';
import { message } from '../../../labels/message';
import { useRangeText } from '../filters/DateRangeFilter';
import { hasFilters } from '../state/list-state';
import { intervalOf } from '../state/time-range';
import type { Preset } from '../state/time-range';
import type { ListHandle } from '../state/useListState';

interface EmptyListProps {
  list: ListHandle;
  pagination: Pagination;
  /** Whether a text search has not reached the start of the range. */
  isUnfinished: boolean;
}

/** The wider ranges that an empty list offers. */
const WIDER = [
  { preset: '30d', label: 'audit-log.empty.search-30d' },
  { preset: 'all', label: 'audit-log.empty.search-all' },
] as const;

/** Shown if there are no events. It says why and offers other ranges. */
const EmptyList = ({ list, pagination, isUnfinished }: EmptyListProps) => {
  const { formatMessage } = useIntl();
  const rangeText = useRangeText(list);
  const { state } = list;
  const preset = state.range === null ? '7d' : 'preset' in state.range ? state.range.preset : null;

  if (pagination.total > 0) {
    return (
      <EmptyStateLayout
        content={formatMessage(message('audit-log.empty.past-the-end'), {
          page: state.page,
          pageCount: pagination.pageCount,
        })}
        action={
          <Button variant="secondary" onClick={() => list.go({ page: pagination.pageCount })}>
            {formatMessage(message('audit-log.empty.last-page'))}
          </Button>
        }
      />
    );
  }

  if (isUnfinished) {
    return <EmptyStateLayout content={formatMessage(message('audit-log.empty.so-far'))} />;
  }

  const wider = WIDER.filter(
    (one) =>
      preset !== 'all' && preset !== one.preset && !(preset === '90d' && one.preset === '30d'),
  );

  return (
    <EmptyStateLayout
      content={formatMessage(
        message(hasFilters(state) ? 'audit-log.empty.filtered' : 'audit-log.empty'),
        { range: rangeText },
      )}
      action={
        <Flex gap={2} wrap="wrap" justifyContent="center">
          {wider.map((one) => (
            <SearchWider key={one.preset} list={list} {...one} />
          ))}
          {hasFilters(state) && (
            <Button variant="tertiary" onClick={list.reset}>
              {formatMessage(message('audit-log.empty.reset'))}
            </Button>
          )}
        </Flex>
      }
    />
  );
};

interface SearchWiderProps {
  list: ListHandle;
  preset: Preset;
  label: (typeof WIDER)[number]['label'];
}

/**
 * The same filters over a longer range, with how many events there are. Text costs a search: no
 * count.
 */
const SearchWider = ({ list, preset, label }: SearchWiderProps) => {
  const { formatMessage } = useIntl();
  const range = { preset };
  const from = intervalOf(range, list.now).from.toISOString();
  const query = { ...list.filterQuery, from, to: undefined, pageSize: PAGE_SIZE.min };
  const { data } = useEventsQuery(query, { skip: list.state.q !== null });
  const { total, totalIsCapped } = data?.meta.pagination ?? { total: null, totalIsCapped: false };

  return (
    <Button variant="secondary" onClick={() => list.filter({ range })}>
      {formatMessage(message(label), {
        count: total ?? -1,
        more: totalIsCapped ? '+' : '',
      })}
    </Button>
  );
};

export default EmptyList;
