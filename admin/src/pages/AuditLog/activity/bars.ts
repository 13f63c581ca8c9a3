import { scaleBand, scaleLinear } from '@visx/scale';

import type { ActivityBucket } from '../../../contracts';
import { toLocalDate } from '../dateRange';
import type { DateRange } from '../dateRange';

/** Some bars that follow each other, by their places; both included. */
export interface Selection {
  first: number;
  last: number;
}

/** The place of a bar; across in percent, so that the chart fits any width, and down in pixels. */
export interface Bar {
  left: number;
  width: number;
  succeededTop: number;
  succeededHeight: number;
  failedHeight: number;
}

export interface Plot {
  bars: Bar[];
  /** Lines to read the height of a bar by. */
  ticks: { value: number; top: number }[];
  /** Bars that have their time written below them. */
  labelled: number[];
}

const MOST_LABELS = 5;
const GAP = 0.2;
/** A single failure among thousands must be seen. */
const LEAST_HEIGHT = 3;

const visible = (height: number, count: number) => (count > 0 ? Math.max(height, LEAST_HEIGHT) : 0);

/** Some bars, evenly apart, each with room for a label until the next one or the end. */
const labelledOf = (count: number): number[] => {
  const step = Math.ceil(count / MOST_LABELS);

  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => index % step === 0 && index + step <= count,
  );
};

/** Where everything stands in a chart of this height. Failures stand on top of what succeeded. */
export const plotOf = (buckets: ActivityBucket[], height: number): Plot => {
  const x = scaleBand({
    domain: buckets.map((_, index) => index),
    range: [0, 100],
    paddingInner: GAP,
    paddingOuter: GAP / 2,
  });
  const y = scaleLinear<number>({
    domain: [0, Math.max(1, ...buckets.map(({ total }) => total))],
    range: [height, 0],
    nice: 3,
  });
  const bars = buckets.map(({ total, failed }, index) => {
    const failedHeight = visible(height - y(failed), failed);
    const succeededHeight = visible(height - y(total - failed), total - failed);

    return {
      left: x(index) ?? 0,
      width: x.bandwidth(),
      succeededTop: height - succeededHeight,
      succeededHeight,
      failedHeight: Math.min(failedHeight, height - succeededHeight),
    };
  });
  const ticks = y
    .ticks(3)
    .filter(Number.isInteger)
    .map((value) => ({ value, top: y(value) }));

  return { bars, ticks, labelled: labelledOf(buckets.length) };
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
        total: chosen.reduce((sum, { total }) => sum + total, 0),
        totalIsCapped: chosen.some(({ totalIsCapped }) => totalIsCapped),
        failed: chosen.reduce((sum, { failed }) => sum + failed, 0),
        failedIsCapped: chosen.some(({ failedIsCapped }) => failedIsCapped),
      }
    : null;
};

/** The days that a stretch of time touches where the viewer is: what the page's address can say. */
export const daysOf = ({ from, to }: Pick<ActivityBucket, 'from' | 'to'>): DateRange => ({
  start: toLocalDate(new Date(from)),
  end: toLocalDate(new Date(Date.parse(to) - 1)),
});

export const ordered = (one: number, other: number): Selection => ({
  first: Math.min(one, other),
  last: Math.max(one, other),
});
