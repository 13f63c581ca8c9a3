import type { ActivityBucket } from '../../../contracts';
import { formatTime, toLocalDate } from '../state/timeRange';
import type { FixedRange, Interval } from '../state/timeRange';

/** Some bars that follow each other, by their places; both included. */
export interface Selection {
  first: number;
  last: number;
}

/** The place of a bar: across in percent, so that the chart fits any width, and down in pixels. */
export interface Bar {
  left: number;
  width: number;
  /** Of the whole bar, failures included. */
  top: number;
  height: number;
  /** Failures are the upper part of the bar. */
  failedHeight: number;
}

export interface Plot {
  bars: Bar[];
  /** Lines to read the height of a bar by. */
  ticks: { value: number; top: number }[];
  /** Bars that have their time written below them. */
  labelled: number[];
}

const MAX_LABELS = 5;
const MAX_TICKS = 4;
/** The share of its slot that a bar leaves free. */
const GAP = 0.2;
/** A single event among thousands is seen, and a single failure within a bar. */
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

/** Where everything stands in a chart of this height. A bar is as high as its total, whatever failed. */
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

/** Several bars as one; `null` where there are none. */
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
 * The range of a bar, as the page's address says it: exactly what the bar counts, and so nothing that
 * lies outside of what is listed.
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

/** Whether the bars lie on more than one day of the viewer, so that an hour alone says too little. */
export const spansDays = (buckets: ActivityBucket[]): boolean =>
  new Set(buckets.map(({ from }) => toLocalDate(new Date(from)))).size > 1;
