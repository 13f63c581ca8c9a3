export interface TimeAgo {
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

/** The distance of two moments in the largest unit of which it is at least one. The server's clock may be ahead: never the future. */
export const timeAgo = (moment: Date, now: Date): TimeAgo => {
  const seconds = Math.max(0, Math.floor((now.getTime() - moment.getTime()) / 1000));
  const [unit, size] = SECONDS.find(([, length]) => seconds >= length) ?? ['second', 1];

  // `-0` would be "0 seconds ago", `0` with words is "now".
  return { value: 0 - Math.floor(seconds / size), unit };
};
