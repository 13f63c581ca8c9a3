import {
  ordered,
  plotOf,
  rangeOf,
  spansDays,
  sumOf,
} from '../../../admin/src/pages/AuditLog/activity/plot';
import type { ActivityBucket } from '../../../server/src/contracts';

const bucket = (total: number, failed = 0, isCapped = false): ActivityBucket => ({
  from: '2026-06-01T00:00:00.000Z',
  to: '2026-06-02T00:00:00.000Z',
  events: total,
  total,
  totalIsCapped: isCapped,
  failed,
  failedIsCapped: false,
});

describe('the bars', () => {
  it('stand on the ground, failures on top of what succeeded', () => {
    const { bars, ticks } = plotOf([bucket(100, 25), bucket(0)], 100);

    expect(ticks.at(-1)).toEqual({ value: 100, top: 0 });
    expect(bars[0]).toMatchObject({ top: 0, height: 100, failedHeight: 25 });
    expect(bars[1]).toMatchObject({ height: 0, failedHeight: 0 });
  });

  it('are never higher than those of more events, whatever failed', () => {
    const { bars } = plotOf([bucket(11, 1), bucket(13), bucket(500)], 40);

    expect(bars[0]!.height).toBeLessThanOrEqual(bars[1]!.height);
    expect(bars[0]!.failedHeight).toBeLessThanOrEqual(bars[0]!.height);
  });

  it.each([
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [13, [0, 5, 10, 15]],
    [70, [0, 20, 40, 60, 80]],
    [1_234, [0, 500, 1_000, 1_500]],
  ])('of up to %d events are read by round numbers', (total, values) => {
    const { ticks } = plotOf([bucket(total)], 100);

    expect(ticks.map(({ value }) => value)).toEqual(values);
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
      events: 8,
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

  it('are the range that they count, to the millisecond, within what is listed', () => {
    const times = { from: '2026-06-01T13:00:00.000Z', to: '2026-06-03T13:00:00.250Z' };
    const all = { from: new Date(0), to: null };
    const week = { from: new Date('2026-06-02T10:30:00Z'), to: new Date('2026-06-03T00:00:00Z') };

    expect(rangeOf(times, all)).toEqual({
      from: '2026-06-01T13:00Z',
      to: '2026-06-03T13:00:00.250Z',
    });
    expect(rangeOf(times, week)).toEqual({ from: '2026-06-02T10:30Z', to: '2026-06-03T00:00Z' });
  });

  it('name their days where they lie on more than one', () => {
    const hour = (text: string) => ({ ...bucket(1), from: text });
    const [late, early] = [new Date(2026, 5, 1, 23), new Date(2026, 5, 2, 0)];

    expect(spansDays([hour(late.toISOString())])).toBe(false);
    expect(spansDays([hour(late.toISOString()), hour(early.toISOString())])).toBe(true);
  });
});
