/** Chance that comes out the same for the same seed. */
export interface Random {
  /** A whole number from 0 up to and without `end`. */
  below(end: number): number;
  /** Whether something happens that happens with this probability. */
  chance(probability: number): boolean;
  one<T>(of: readonly T[]): T;
  /** A part of a list, in its order; each element with this probability. */
  some<T>(of: readonly T[], probability?: number): T[];
  /** One of several, each as often as its weight says. */
  weighted<T>(of: readonly (readonly [weight: number, value: T])[]): T;
}

/** Mulberry32: small, quick and good enough to draw acts with. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    chance: (probability) => next() < probability,
    one: (of) => of[below(of.length)] as (typeof of)[number],
    some: (of, probability = 0.5) => of.filter(() => next() < probability),
    weighted(of) {
      let left = next() * of.reduce((sum, [weight]) => sum + weight, 0);
      const found = of.find(([weight]) => (left -= weight) < 0) ?? of[of.length - 1];
      return (found as (typeof of)[number])[1];
    },
  };
};
