import { daysOf, ordered, plotOf, sumOf } from '../../../admin/src/pages/AuditLog/activity/bars';
import type { ActivityBucket } from '../../../server/src/contracts';

const bucket = (total: number, failed = 0, isCapped = false): ActivityBucket => ({
  from: '2026-06-01T00:00:00.000Z',
  to: '2026-06-02T00:00:00.000Z',
  total,
  totalIsCapped: isCapped,
  failed,
  failedIsCapped: false,
});

describe('the bars', () => {
  it('stand on the ground, failures on top of what succeeded', () => {
    const { bars, ticks } = plotOf([bucket(100, 25), bucket(0)], 100);

    expect(ticks.at(-1)).toEqual({ value: 100, top: 0 });
    expect(bars[0]).toMatchObject({ succeededTop: 25, succeededHeight: 75, failedHeight: 25 });
    expect(bars[1]).toMatchObject({ succeededHeight: 0, failedHeight: 0 });
  });

  it('show one failure among thousands', () => {
    expect(plotOf([bucket(10_000, 1)], 100).bars[0]?.failedHeight).toBeGreaterThan(0);
  });

  it('count whole events, even where there are none', () => {
    const { ticks } = plotOf([bucket(0)], 100);

    expect(ticks.map(({ value }) => value)).toEqual([0, 1]);
  });

  it('have few labels, each with room until the next one or the end', () => {
    expect(plotOf(Array(8).fill(bucket(1)), 100).labelled).toEqual([0, 2, 4, 6]);
    expect(plotOf(Array(62).fill(bucket(1)), 100).labelled).toEqual([0, 13, 26, 39]);
  });
});

describe('several bars', () => {
  it('are one from the first to the last, capped where one of them is', () => {
    const last = { ...bucket(5, 1, true), to: '2026-06-04T00:00:00.000Z' };

    expect(sumOf([bucket(9), bucket(1), bucket(2, 2), last], { first: 1, last: 3 })).toEqual({
      from: '2026-06-01T00:00:00.000Z',
      to: '2026-06-04T00:00:00.000Z',
      total: 8,
      totalIsCapped: true,
      failed: 3,
      failedIsCapped: false,
    });
    expect(sumOf([], { first: 0, last: -1 })).toBeNull();
  });

  it('may be dragged over either way', () => {
    expect([ordered(2, 5), ordered(5, 2)]).toEqual(Array(2).fill({ first: 2, last: 5 }));
  });

  it('are the days that they touch, without the one that begins where they end', () => {
    const from = new Date(2026, 5, 1, 13).toISOString();
    const to = new Date(2026, 5, 3).toISOString();

    expect(daysOf({ from, to })).toEqual({ start: '2026-06-01', end: '2026-06-02' });
  });
});
