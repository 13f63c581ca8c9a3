import { Temporal } from '@js-temporal/polyfill';
import type { ActivityUnit } from '../../contracts';

/** Milliseconds since 1970. */
export type Moment = number;

const zoned = (moment: Moment, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);

/** When the hour, day, week … of a moment began. Weeks begin on Monday, as ISO 8601 has it. */
const startOf: Record<ActivityUnit, (at: Temporal.ZonedDateTime) => Temporal.ZonedDateTime> = {
  hour: (at) => at.round({ smallestUnit: 'hour', roundingMode: 'floor' }),
  day: (at) => at.startOfDay(),
  week: (at) => at.subtract({ days: at.dayOfWeek - 1 }).startOfDay(),
  month: (at) => at.with({ day: 1 }).startOfDay(),
  year: (at) => at.with({ month: 1, day: 1 }).startOfDay(),
};

export const startOfUnit = (moment: Moment, unit: ActivityUnit, timeZone: string): Moment =>
  startOf[unit](zoned(moment, timeZone)).epochMilliseconds;

/** The first beginning of a unit after a moment: a calendar's step, which is 23 or 25 hours where the clocks change. */
export const nextStart = (moment: Moment, unit: ActivityUnit, timeZone: string): Moment => {
  const start = startOf[unit](zoned(moment, timeZone));
  return startOf[unit](start.add({ [`${unit}s`]: 1 })).epochMilliseconds;
};

export const yearOf = (moment: Moment, timeZone: string): number => zoned(moment, timeZone).year;

export const startOfYear = (year: number, timeZone: string): Moment =>
  Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
