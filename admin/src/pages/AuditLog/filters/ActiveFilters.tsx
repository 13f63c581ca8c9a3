import { Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';

import type { AuditEvent } from '../../../contracts';
import { message } from '../../../labels/message';
import { useLabels } from '../../../labels/useLabels';
import type { ListHandle } from '../state/useListState';
import { describeFilters } from './describeFilters';

interface ActiveFiltersProps {
  list: ListHandle;
  events: AuditEvent[];
}

/** What narrows the list, each with a way to take it off. */
export const ActiveFilters = ({ list, events }: ActiveFiltersProps) => {
  const intl = useIntl();
  const labels = useLabels();
  const active = describeFilters(list.state, events, labels, intl);

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
