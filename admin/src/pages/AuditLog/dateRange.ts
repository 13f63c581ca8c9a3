/** A day of the viewer's calendar, `YYYY-MM-DD`: no time and no time zone. */
export type LocalDate = string;

/** Whole days, both included. */
export interface DateRange {
  start: LocalDate;
  end: LocalDate;
}

const DEFAULT_RANGE_DAYS = 7;

const pad = (value: number, length: number) => String(value).padStart(length, '0');

/** The day a moment falls on where the viewer is. */
export const toLocalDate = (moment: Date): LocalDate =>
  [pad(moment.getFullYear(), 4), pad(moment.getMonth() + 1, 2), pad(moment.getDate(), 2)].join('-');

/**
 * The first moment of the day that lies `days` after `date`. Counted on the calendar, not in steps of 24 hours, which
 * would miss midnight whenever the clocks change.
 */
const startOfDay = (date: LocalDate, days = 0): Date => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);

  return new Date(year, month - 1, day + days);
};

export const addDays = (date: LocalDate, days: number): LocalDate =>
  toLocalDate(startOfDay(date, days));

/** Whether `text` is a day that exists: not `2025-02-30`, which `Date` would take for the 2nd of March. */
export const isLocalDate = (text: string): text is LocalDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && toLocalDate(startOfDay(text)) === text;

/** The days on which the last seven times 24 hours fell: what is listed while no range is chosen. */
export const defaultRange = (today: LocalDate): DateRange => ({
  start: addDays(today, -DEFAULT_RANGE_DAYS),
  end: today,
});

/** The range as the API takes it: half-open, so that nothing of the last day is missed. */
export const toInstants = ({ start, end }: DateRange): { from: string; to: string } => ({
  from: startOfDay(start).toISOString(),
  to: startOfDay(end, 1).toISOString(),
});

/** The date picker reads a `Date` in UTC … */
export const toPickerValue = (date: LocalDate): Date => new Date(`${date}T00:00:00Z`);

/** … and answers with midnight where the viewer is. */
export const fromPickerValue = toLocalDate;
