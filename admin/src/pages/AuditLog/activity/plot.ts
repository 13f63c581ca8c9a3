import type { ActivityBucket } from '../../../contracts';
import { formatTime, toLocalDate } from '../state/time-range';
import type { FixedRange, Interval } from '../state/time-range';

/** A range of bars by index, both included. */
export interface Selection {
  first: number;
  last: number;
}

/**
 * The position of a bar: horizontal in percent, so that the chart fits any width, vertical in
 * pixels.
 */
interface Bar {
  left: number;
  width: number;
  /** The height of the whole bar, including failures. */
  top: number;
  height: number;
  /** Failures are the upper part of the bar. */
  failedHeight: number;
}

export interface Plot {
  bars: Bar[];
  /** The lines of the scale. */
  ticks: { value: number; top: number }[];
  /** The bars with a time label. */
  labelled: number[];
}

const MAX_LABELS = 5;
const MAX_TICKS = 4;
/** The share of its slot that a bar leaves empty. */
const GAP = 0.2;
/** A minimum height, so that a single event and a single failure stay visible. */
const MIN_HEIGHT = 3;

/** Some bars, evenly apart, each with room for a label until the next one or the end. */
const labelledOf = (count: number): number[] => {
  const step = Math.ceil(count / MAX_LABELS);

  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => index % step === 0 && index + step <= count,
  );
};

/** The distance of two ticks: a whole 1, 2 or 5 times a power of ten. */
const tickStep = (max: number): number => {
  const power = 10 ** Math.floor(Math.log10(max / MAX_TICKS));
  const step = [1, 2, 5, 10]
    .map((factor) => factor * power)
    .find((size) => max / size <= MAX_TICKS);

  return Math.max(1, step ?? power * 10);
};

/** The positions of everything in a chart of this height. The height of a bar shows its total. */
export const plotOf = (buckets: ActivityBucket[], height: number): Plot => {
  const max = Math.max(1, ...buckets.map(({ total }) => total));
  const step = tickStep(max);
  const top = Math.ceil(max / step) * step;
  const slot = 100 / buckets.length;
  const scale = (count: number) => (count / top) * height;
  const visible = (count: number) => (count > 0 ? Math.max(scale(count), MIN_HEIGHT) : 0);

  return {
    bars: buckets.map(({ total, failed }, index) => ({
      left: (index + GAP / 2) * slot,
      width: slot * (1 - GAP),
      top: height - visible(total),
      height: visible(total),
      failedHeight: Math.min(visible(failed), visible(total)),
    })),
    ticks: Array.from({ length: top / step + 1 }, (_, index) => index * step).map((value) => ({
      value,
      top: height - scale(value),
    })),
    labelled: labelledOf(buckets.length),
  };
};

/** Several bars as one; `null` if there are none. */
export const sumOf = (
  buckets: ActivityBucket[],
  { first, last }: Selection,
): ActivityBucket | null => {
  const chosen = buckets.slice(first, last + 1);
  const [start] = chosen;
  const end = chosen.at(-1);

  return start && end
    ? {
        from: start.from,
        to: end.to,
        events: chosen.reduce((sum, { events }) => sum + events, 0),
        total: chosen.reduce((sum, { total }) => sum + total, 0),
        totalIsCapped: chosen.some(({ totalIsCapped }) => totalIsCapped),
        failed: chosen.reduce((sum, { failed }) => sum + failed, 0),
        failedIsCapped: chosen.some(({ failedIsCapped }) => failedIsCapped),
      }
    : null;
};

/**
 * The range of a bar for the page's address: exactly what the bar counts, within the listed range.
 */
export const rangeOf = (bar: Pick<ActivityBucket, 'from' | 'to'>, listed: Interval): FixedRange => {
  const [from, to] = [new Date(bar.from), new Date(bar.to)];

  return {
    from: formatTime(from < listed.from ? listed.from : from),
    to: formatTime(listed.to !== null && to > listed.to ? listed.to : to),
  };
};

export const ordered = (one: number, other: number): Selection => ({
  first: Math.min(one, other),
  last: Math.max(one, other),
});

/** Whether the bars span several days of the viewer, so that labels need the day. */
export const spansDays = (buckets: ActivityBucket[]): boolean =>
  new Set(buckets.map(({ from }) => toLocalDate(new Date(from)))).size > 1;
