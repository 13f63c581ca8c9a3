import { Temporal } from '@js-temporal/polyfill';
import type { ActivityUnit } from '../../contracts';

/** Milliseconds since 1970. */
export type Timestamp = number;

const zoned = (time: Timestamp, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(timeZone);

/** The start of the hour, day, week … of a time. Weeks begin on Monday (ISO 8601). */
const startOf: Record<ActivityUnit, (at: Temporal.ZonedDateTime) => Temporal.ZonedDateTime> = {
  hour: (at) => at.round({ smallestUnit: 'hour', roundingMode: 'floor' }),
  day: (at) => at.startOfDay(),
  week: (at) => at.subtract({ days: at.dayOfWeek - 1 }).startOfDay(),
  month: (at) => at.with({ day: 1 }).startOfDay(),
  year: (at) => at.with({ month: 1, day: 1 }).startOfDay(),
};

export const startOfUnit = (time: Timestamp, unit: ActivityUnit, timeZone: string): Timestamp =>
  startOf[unit](zoned(time, timeZone)).epochMilliseconds;

/** The start of the next unit. A day has 23 or 25 hours when the clocks change. */
export const nextStart = (time: Timestamp, unit: ActivityUnit, timeZone: string): Timestamp => {
  const start = startOf[unit](zoned(time, timeZone));
  return startOf[unit](start.add({ [`${unit}s`]: 1 })).epochMilliseconds;
};

const yearOf = (time: Timestamp, timeZone: string): number => zoned(time, timeZone).year;

const startOfYear = (year: number, timeZone: string): Timestamp =>
  Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(timeZone).epochMilliseconds;

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/**
 * The longest range of each unit: about sixty bars, which fit on a phone. Two days may have 49
 * hours.
 */
const MAX_RANGES: [ActivityUnit, number][] = [
  ['hour', 2 * DAY + HOUR],
  ['day', 62 * DAY + HOUR],
  ['week', 371 * DAY],
  ['month', 5 * 366 * DAY],
];

/** Earlier years are one bar. */
const MAX_YEARS = 100;

/** Longer ranges are cut to the part with events. */
export const MAX_UNCUT = 62 * DAY + HOUR;

export interface Span {
  from: Timestamp;
  to: Timestamp;
}

export const unitFor = ({ from, to }: Span): ActivityUnit =>
  MAX_RANGES.find(([, longest]) => to - from <= longest)?.[0] ?? 'year';

/** The parts of the range, without gaps. All but the first and the last are whole units. */
export const bucketsOf = ({ from, to }: Span, unit: ActivityUnit, timeZone: string): Span[] => {
  const edges = [from];
  let next = nextStart(from, unit, timeZone);
  if (unit === 'year') {
    next = Math.max(next, startOfYear(yearOf(to, timeZone) - MAX_YEARS + 1, timeZone));
  }
  for (; next < to; next = nextStart(next, unit, timeZone)) edges.push(next);
  return edges.map((edge, index) => ({ from: edge, to: edges[index + 1] ?? to }));
};
