interface TimeAgo {
  /** Negative: in the past. */
  value: number;
  unit: 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';
}

const SECONDS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/**
 * How long ago `time` was, in the largest unit that fits at least once. It is never in the future:
 * the server's clock may be ahead.
 */
export const timeAgo = (time: Date, now: Date): TimeAgo => {
  const seconds = Math.max(0, Math.floor((now.getTime() - time.getTime()) / 1000));
  const [unit, size] = SECONDS.find(([, length]) => seconds >= length) ?? ['second', 1];

  // Intl prints `-0` as "0 seconds ago", and `0` as "now".
  return { value: 0 - Math.floor(seconds / size), unit };
};

/** The exact time in UTC: `2025-03-30 01:05:09.042 UTC`. */
export const toUtcText = (time: string): string =>
  new Date(time).toISOString().replace('T', ' ').replace('Z', ' UTC');
