import { Button } from '@strapi/design-system';
import type { EmptyStateLayoutProps } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { Pagination } from '../../contracts';
import { message } from '../../words/message';
import { hasFilters } from './listState';
import type { ListStateHandle } from './useListState';

/** What to say, and to offer, in place of events. */
export const useEmptyState = (
  { state, reset, setPage }: ListStateHandle,
  pagination: Pagination | null,
): Pick<EmptyStateLayoutProps, 'content' | 'action'> => {
  const { formatMessage } = useIntl();

  if (pagination !== null && pagination.total > 0) {
    return {
      content: formatMessage(message('audit-log.empty.past-the-end'), {
        page: state.page,
        pageCount: pagination.pageCount,
      }),
      action: (
        <Button variant="secondary" onClick={() => setPage(pagination.pageCount)}>
          {formatMessage(message('audit-log.empty.last-page'))}
        </Button>
      ),
    };
  }

  if (hasFilters(state)) {
    return {
      content: formatMessage(message('audit-log.empty.filtered')),
      action: (
        <Button variant="secondary" onClick={reset}>
          {formatMessage(message('audit-log.empty.reset'))}
        </Button>
      ),
    };
  }

  return { content: formatMessage(message('audit-log.empty')) };
};
