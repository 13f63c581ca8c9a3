/** A day of the viewer's calendar, `YYYY-MM-DD`: no time and no time zone. */
export type LocalDate = string;

/** Ranges that move along with the clock, by the code they have in the page's address. */
export const PRESETS = [
  '1h',
  '24h',
  'today',
  'yesterday',
  '7d',
  '30d',
  '90d',
  'month',
  'all',
] as const;

export type Preset = (typeof PRESETS)[number];

/** What is listed while no range is chosen. */
export const DEFAULT_PRESET: Preset = '7d';

/**
 * One end of a fixed range in the page's address: a day, or a time in UTC such as
 * `2026-11-24T02:00Z`, so that a link means the same for everybody.
 */
type RangeEnd = string;

/** `to` is exclusive if it is a time and inclusive if it is a day. `null`: open. */
export interface FixedRange {
  from: RangeEnd | null;
  to: RangeEnd | null;
}

export type TimeRange = { preset: Preset } | FixedRange;

/** Half-open. `to: null` is open, so that new events appear. */
export interface Interval {
  from: Date;
  to: Date | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const pad = (value: number, length = 2) => String(value).padStart(length, '0');

/** The day on which a time falls where the viewer is. */
export const toLocalDate = (time: Date): LocalDate =>
  [pad(time.getFullYear(), 4), pad(time.getMonth() + 1), pad(time.getDate())].join('-');

/**
 * The start of the day that is `days` after `date`. It uses the calendar, because steps of 24 hours
 * miss midnight when the clocks change.
 */
export const startOfDay = (date: LocalDate, days = 0): Date => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);

  return new Date(year, month - 1, day + days);
};

/**
 * Whether `text` is a day that exists: not `2025-02-30`, which `Date` takes for the 2nd of March.
 */
export const isLocalDate = (text: string): text is LocalDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && toLocalDate(startOfDay(text)) === text;

const TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** Writes a time for the page's address: no seconds where there are none. */
export const formatTime = (time: Date): RangeEnd =>
  time.toISOString().replace(/(:00)?\.000Z$/, 'Z');

/** Reads one end of a range. A time without an offset is one of the viewer's clock. */
export const parseRangeEnd = (text: string): RangeEnd | null => {
  if (isLocalDate(text)) return text;

  const day = TIME.exec(text)?.[1];
  const time = new Date(text);

  return day === undefined || !isLocalDate(day) || Number.isNaN(time.getTime())
    ? null
    : formatTime(time);
};

export const isPreset = (text: string): text is Preset => PRESETS.some((preset) => preset === text);

const back = (length: number) => (now: Date) => ({
  // Rounded to the minute, so that all parts of the page send the same query.
  from: new Date(Math.floor((now.getTime() - length) / MINUTE) * MINUTE),
  to: null,
});

const INTERVALS: Record<Preset, (now: Date) => Interval> = {
  '1h': back(HOUR),
  '24h': back(DAY),
  today: (now) => ({ from: startOfDay(toLocalDate(now)), to: null }),
  yesterday: (now) => ({
    from: startOfDay(toLocalDate(now), -1),
    to: startOfDay(toLocalDate(now)),
  }),
  '7d': back(7 * DAY),
  '30d': back(30 * DAY),
  '90d': back(90 * DAY),
  month: (now) => ({ from: new Date(now.getFullYear(), now.getMonth(), 1), to: null }),
  all: () => ({ from: new Date(0), to: null }),
};

const startOf = (end: RangeEnd): Date => (isLocalDate(end) ? startOfDay(end) : new Date(end));

const endOf = (end: RangeEnd): Date => (isLocalDate(end) ? startOfDay(end, 1) : new Date(end));

/**
 * The times that a range covers when it is looked at. Without a start, it is the week before its
 * end.
 */
export const intervalOf = (range: TimeRange | null, now: Date): Interval => {
  if (range === null || 'preset' in range) return INTERVALS[range?.preset ?? DEFAULT_PRESET](now);

  const to = range.to === null ? null : endOf(range.to);

  return {
    from: range.from === null ? new Date((to ?? now).getTime() - 7 * DAY) : startOf(range.from),
    to,
  };
};

export const isForward = ({ from, to }: FixedRange): boolean =>
  from === null || to === null || startOf(from) < endOf(to);

/** Some minutes before and after a time. */
export const around = (time: string, minutes: number): FixedRange => {
  const middle = new Date(time).getTime();

  return {
    from: formatTime(new Date(Math.floor(middle / MINUTE) * MINUTE - minutes * MINUTE)),
    to: formatTime(new Date(Math.floor(middle / MINUTE) * MINUTE + (minutes + 1) * MINUTE)),
  };
};

/** As the browser's field for a date and a time takes it: minutes of the viewer's clock. */
export const toFieldValue = (time: Date): string =>
  `${toLocalDate(time)}T${pad(time.getHours())}:${pad(time.getMinutes())}`;
