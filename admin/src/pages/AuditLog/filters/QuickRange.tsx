import { Box, Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../words/message';
import type { MessageId } from '../../../words/message';
import { ROLLING_RANGES, defaultRange, isRolling, rollingRange, toLocalDate } from '../dateRange';
import type { Rolling } from '../dateRange';
import type { ListStateHandle } from '../useListState';

const LABELS: Record<Rolling, MessageId> = {
  today: 'audit-log.range.today',
  '30d': 'audit-log.range.30d',
  month: 'audit-log.range.month',
};

const DEFAULT = '7d';
const CUSTOM = 'custom';

/** The ranges that people ask for most, each by one choice. "Custom" keeps the days that are shown, to be changed beside it. */
export const QuickRange = ({ list }: { list: ListStateHandle }) => {
  const { formatMessage } = useIntl();
  const { range } = list.state;

  const choose = (chosen: string) => {
    const today = toLocalDate(new Date());

    if (isRolling(chosen)) {
      list.filter({ range: rollingRange(chosen, today) });
    } else if (chosen === DEFAULT) {
      list.filter({ range: null });
    } else {
      const { start, end } = range ?? defaultRange(today);

      list.filter({ range: { start, end } });
    }
  };

  return (
    <Box width={{ initial: '100%', medium: '18rem' }}>
      <Field.Root width="100%">
        <Field.Label>{formatMessage(message('audit-log.range.label'))}</Field.Label>
        <SingleSelect
          value={range === null ? DEFAULT : (range.rolling ?? CUSTOM)}
          onChange={(chosen) => choose(String(chosen))}
        >
          <SingleSelectOption value="today">
            {formatMessage(message(LABELS.today))}
          </SingleSelectOption>
          <SingleSelectOption value={DEFAULT}>
            {formatMessage(message('audit-log.range.7d'))}
          </SingleSelectOption>
          {ROLLING_RANGES.filter((rolling) => rolling !== 'today').map((rolling) => (
            <SingleSelectOption key={rolling} value={rolling}>
              {formatMessage(message(LABELS[rolling]))}
            </SingleSelectOption>
          ))}
          <SingleSelectOption value={CUSTOM}>
            {formatMessage(message('audit-log.range.custom'))}
          </SingleSelectOption>
        </SingleSelect>
      </Field.Root>
    </Box>
  );
};
