import { Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';

import type { Event } from '../../../contracts';
import { message } from '../../../words/message';
import { useWords } from '../../../words/useWords';
import { describeFilters } from './describeFilters';
import type { ListStateHandle } from '../useListState';

interface ActiveFiltersProps {
  list: ListStateHandle;
  events: Event[];
}

/** Shows the filters set by clicking on somebody or something in the list, each with a way to take it off. */
export const ActiveFilters = ({ list, events }: ActiveFiltersProps) => {
  const intl = useIntl();
  const words = useWords();
  const active = describeFilters(list.state, events, words, intl);

  if (active.length === 0) {
    return null;
  }

  return (
    <Flex gap={2} wrap="wrap">
      {active.map(({ label, without }) => (
        <Tag
          key={label}
          icon={<Cross />}
          label={intl.formatMessage(message('audit-log.filters.remove'), { filter: label })}
          onClick={() => list.filter(without)}
        >
          {label}
        </Tag>
      ))}
    </Flex>
  );
};
