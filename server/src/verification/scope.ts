const DAY_MS = 24 * 60 * 60 * 1000;

/** In a long log, older seals are checked in turn, a seventh each night. */
export const SLICES = 7;

/** So many events are looked at each night. */
export const MAX_EACH_NIGHT = 1_000_000;

/** Which seals to look at in the night that `now` is in; `null`: all. */
export const sliceOfNight = (events: number, now: number): number | null =>
  events <= MAX_EACH_NIGHT ? null : Math.floor(now / DAY_MS) % SLICES;

/**
 * Whether a verification that began at `startedAt` looks at seal `n`, which was made at `sealedAt`.
 */
export const isInScope = (
  { slice }: { slice: number | null },
  startedAt: number,
  n: number,
  sealedAt: number,
): boolean => slice === null || n % SLICES === slice || sealedAt > startedAt - DAY_MS;
