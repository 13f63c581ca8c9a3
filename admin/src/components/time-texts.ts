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
 * The distance of two times in the largest unit of which it is at least one. The server's clock may
 * be ahead: it is never in the future.
 */
export const timeAgo = (time: Date, now: Date): TimeAgo => {
  const seconds = Math.max(0, Math.floor((now.getTime() - time.getTime()) / 1000));
  const [unit, size] = SECONDS.find(([, length]) => seconds >= length) ?? ['second', 1];

  // `-0` would be "0 seconds ago", `0` with words is "now".
  return { value: 0 - Math.floor(seconds / size), unit };
};

/** The exact time in UTC: `2025-03-30 01:05:09.042 UTC`. */
export const toUtcText = (time: string): string =>
  new Date(time).toISOString().replace('T', ' ').replace('Z', ' UTC');
