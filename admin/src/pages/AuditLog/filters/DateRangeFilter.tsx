import { useId, useMemo, useReducer } from 'react';

import { DatePicker, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../words/message';
import { fromPickerValue, toPickerValue } from '../dateRange';
import type { DateRange, LocalDate } from '../dateRange';

interface DateRangeFilterProps {
  range: DateRange;
  onChange: (range: DateRange) => void;
}

/** A start and an end day. They never cross: moving one past the other takes the other along. */
export const DateRangeFilter = ({ range, onChange }: DateRangeFilterProps) => {
  const { formatMessage } = useIntl();
  const labelId = useId();

  const setStart = (start: LocalDate) =>
    onChange({ start, end: start > range.end ? start : range.end });
  const setEnd = (end: LocalDate) =>
    onChange({ start: end < range.start ? end : range.start, end });

  return (
    <Flex role="group" aria-labelledby={labelId} direction="column" alignItems="stretch" gap={1}>
      <Typography id={labelId} variant="pi" fontWeight="bold">
        {formatMessage(message('audit-log.filters.date-range'))}
      </Typography>
      <Flex gap={2}>
        <Day
          label={formatMessage(message('audit-log.filters.start-date'))}
          date={range.start}
          onChange={setStart}
        />
        <Typography textColor="neutral600" aria-hidden>
          –
        </Typography>
        <Day
          label={formatMessage(message('audit-log.filters.end-date'))}
          date={range.end}
          onChange={setEnd}
        />
      </Flex>
    </Flex>
  );
};

interface DayProps {
  label: string;
  date: LocalDate;
  onChange: (date: LocalDate) => void;
}

const Day = ({ label, date, onChange }: DayProps) => {
  const { formatMessage } = useIntl();
  const [restored, restore] = useReducer((count: number) => count + 1, 0);
  // The picker writes its text anew when it is given another `Date` object, even one of the same day.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const value = useMemo(() => toPickerValue(date), [date, restored]);

  const handleChange = (picked: Date | undefined) => {
    if (picked === undefined) {
      // A range has both ends, so an emptied field shows its day again.
      restore();
    } else if (fromPickerValue(picked) !== date) {
      onChange(fromPickerValue(picked));
    }
  };

  return (
    <DatePicker
      aria-label={label}
      calendarLabel={label}
      monthSelectLabel={formatMessage(message('audit-log.filters.month'))}
      yearSelectLabel={formatMessage(message('audit-log.filters.year'))}
      value={value}
      onChange={handleChange}
    />
  );
};
