import type { ActivityUnit } from '../../contracts';
import { type Moment, nextStart, startOfYear, yearOf } from './calendar';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** The longest range that is shown by each unit: about sixty bars, which a phone has room for. Two days may have 49 hours. */
const LONGEST: [ActivityUnit, number][] = [
  ['hour', 2 * DAY + HOUR],
  ['day', 62 * DAY + HOUR],
  ['week', 371 * DAY],
  ['month', 5 * 366 * DAY],
];

/** Earlier years are one bar. */
const MAX_YEARS = 100;

/** Longer ranges are cut to where the log has events: nobody wants a chart of the years before it began. */
export const MAX_UNCUT = 62 * DAY + HOUR;

export interface Span {
  from: Moment;
  to: Moment;
}

export const unitFor = ({ from, to }: Span): ActivityUnit =>
  LONGEST.find(([, longest]) => to - from <= longest)?.[0] ?? 'year';

/** The range in pieces that follow each other without a gap: whole units, but for the first and the last. */
export const bucketsOf = ({ from, to }: Span, unit: ActivityUnit, timeZone: string): Span[] => {
  const edges = [from];
  let next = nextStart(from, unit, timeZone);
  if (unit === 'year') {
    next = Math.max(next, startOfYear(yearOf(to, timeZone) - MAX_YEARS + 1, timeZone));
  }
  for (; next < to; next = nextStart(next, unit, timeZone)) edges.push(next);
  return edges.map((edge, index) => ({ from: edge, to: edges[index + 1] ?? to }));
};
