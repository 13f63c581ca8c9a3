import { useIntl } from 'react-intl';

import { Nothing } from '../../components/Nothing';
import { message } from '../../words/message';
import { FilterLink } from './FilterLink';
import type { ListStateHandle } from './useListState';

export const SourceCell = ({ source, list }: { source: string | null; list: ListStateHandle }) => {
  const { formatMessage } = useIntl();

  return source === null ? (
    <Nothing />
  ) : (
    <FilterLink
      list={list}
      filters={{ source }}
      label={formatMessage(message('audit-log.events.only-from'), { source })}
    >
      {source}
    </FilterLink>
  );
};
