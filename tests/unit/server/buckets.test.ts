import { bucketsOf, nextStart, unitFor } from '../../../server/src/query/activity/buckets';

const HOUR = 60 * 60 * 1000;

const span = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });

const lengths = (from: string, to: string, timeZone: string) => {
  const range = span(from, to);
  return bucketsOf(range, unitFor(range), timeZone).map(
    (bucket) => (bucket.to - bucket.from) / HOUR,
  );
};

describe('the buckets of a range', () => {
  it.each([
    ['23 hours when the clocks go forward', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23],
    ['25 hours when they go back', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 25],
  ])('are %s', (_what, from, to, hours) => {
    expect(lengths(from, to, 'Europe/Berlin')).toEqual(Array(hours).fill(1));
  });

  it('are days of 23, 24 and 25 hours', () => {
    expect(lengths('2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z', 'Europe/Berlin')).toEqual([
      24, 23, 24,
    ]);
    expect(lengths('2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z', 'Europe/Berlin')).toEqual([
      24, 25, 24,
    ]);
  });

  it('begin a day that has two midnights at the first, and one that has none when it begins', () => {
    const first = nextStart(Date.parse('2026-10-31T12:00:00Z'), 'day', 'America/Havana');
    expect(new Date(first).toISOString()).toBe('2026-11-01T04:00:00.000Z');
    const late = nextStart(Date.parse('2026-03-28T12:00:00Z'), 'day', 'Asia/Beirut');
    expect(new Date(late).toISOString()).toBe('2026-03-28T22:00:00.000Z');
  });

  it('are hours of the clock where its minutes differ from those of UTC', () => {
    expect(lengths('2026-06-15T00:00:00Z', '2026-06-15T02:00:00Z', 'Asia/Kolkata')).toEqual([
      0.5, 1, 0.5,
    ]);
  });

  it('fill the range without a gap, however it begins and ends', () => {
    const range = span('2026-01-15T10:20:30.405Z', '2026-08-02T03:04:05.006Z');
    const buckets = bucketsOf(range, 'week', 'America/Los_Angeles');
    expect(buckets[0]?.from).toBe(range.from);
    expect(buckets.at(-1)?.to).toBe(range.to);
    buckets.slice(1).forEach((bucket, index) => expect(bucket.from).toBe(buckets[index]?.to));
    // Monday, 8 hours behind UTC.
    expect(new Date(buckets[1]?.from ?? 0).toISOString()).toBe('2026-01-19T08:00:00.000Z');
  });

  it.each([
    ['2026-06-01T00:00:00Z', '2026-06-03T00:00:00Z', 'hour', 48],
    ['2026-06-01T00:00:00Z', '2026-06-04T00:00:00Z', 'day', 3],
    ['2026-01-01T00:00:00Z', '2026-03-04T00:00:00Z', 'day', 62],
    ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', 'week', 53],
    ['2022-01-01T00:00:00Z', '2027-01-01T00:00:00Z', 'month', 60],
    ['2000-01-01T00:00:00Z', '2027-01-01T00:00:00Z', 'year', 27],
    ['0001-01-01T00:00:00Z', '9999-01-01T00:00:00Z', 'year', 100],
  ] as const)('from %s to %s are of one %s', (from, to, unit, count) => {
    const range = span(from, to);
    expect(unitFor(range)).toBe(unit);
    expect(bucketsOf(range, unit, 'UTC')).toHaveLength(count);
  });
});
