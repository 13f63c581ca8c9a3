import { IconButton } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { message } from '../../words/message';
import type { ListStateHandle } from './useListState';

export const SortButton = ({ list }: { list: ListStateHandle }) => {
  const { formatMessage } = useIntl();
  const isNewestFirst = list.state.sort === 'occurredAt:desc';

  return (
    <IconButton
      variant="ghost"
      size="XS"
      label={formatMessage(
        message(isNewestFirst ? 'audit-log.sort.oldest-first' : 'audit-log.sort.newest-first'),
      )}
      onClick={() => list.setSort(isNewestFirst ? 'occurredAt:asc' : 'occurredAt:desc')}
    >
      {isNewestFirst ? <CaretDown /> : <CaretUp />}
    </IconButton>
  );
};
