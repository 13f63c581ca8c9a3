/** A day of the viewer's calendar, `YYYY-MM-DD`: no time and no time zone. */
export type LocalDate = string;

/** Whole days, both included. */
export interface DateRange {
  start: LocalDate;
  end: LocalDate;
}

/** Ranges that move along with the clock, by the code they have in the page's address. */
export const ROLLING_RANGES = ['today', '30d', 'month'] as const;

export type Rolling = (typeof ROLLING_RANGES)[number];

/** The days that a rolling range is on today. Without `rolling`, the days stay what they are. */
export interface ChosenRange extends DateRange {
  rolling?: Rolling;
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

const firstDayOf: Record<Rolling, (today: LocalDate) => LocalDate> = {
  today: (today) => today,
  '30d': (today) => addDays(today, -29),
  month: (today) => `${today.slice(0, 8)}01`,
};

export const isRolling = (text: string | null): text is Rolling =>
  ROLLING_RANGES.some((rolling) => rolling === text);

/** Today, the last 30 days (today among them), or this month until today. */
export const rollingRange = (rolling: Rolling, today: LocalDate): ChosenRange => ({
  start: firstDayOf[rolling](today),
  end: today,
  rolling,
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
