/** Ids from `first` to `last`, both with it. */
export type IdRange = readonly [first: number, last: number];

/** The ranges of ids that ascend. */
export const rangesOf = (ids: readonly number[]): IdRange[] => {
  const ranges: [number, number][] = [];
  for (const id of ids) {
    const last = ranges.at(-1);
    if (last && last[1] === id - 1) last[1] = id;
    else ranges.push([id, id]);
  }
  return ranges;
};

/** The ranges that hold what any of these hold, ascending. */
export const uniteRanges = (ranges: readonly IdRange[]): IdRange[] => {
  const united: [number, number][] = [];
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    const before = united.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else united.push([first, last]);
  }
  return united;
};

/** All ids of the ranges, in their order. */
export const idsOf = (ranges: readonly IdRange[]): number[] =>
  ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at),
  );

/** The place of an id among all ids of the ranges; -1 where it is in none. */
export const placeOf = (ranges: readonly IdRange[], id: number): number => {
  let before = 0;
  for (const [first, last] of ranges) {
    if (id >= first && id <= last) return before + id - first;
    before += last - first + 1;
  }
  return -1;
};

/** Ranges as a seal keeps them. */
export const printRanges = (ranges: readonly IdRange[]): string => JSON.stringify(ranges);

const isRange = (range: unknown): range is IdRange =>
  Array.isArray(range) &&
  range.length === 2 &&
  range.every(Number.isSafeInteger) &&
  range[0] <= range[1];

/** `null` if `printRanges` does not print such a `text`, or it has more than `max` ids. */
export const parseRanges = (text: string, max: number): IdRange[] | null => {
  try {
    const ranges: unknown = JSON.parse(text);
    if (!Array.isArray(ranges) || !ranges.every(isRange)) return null;
    const count = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
    return count <= max ? ranges : null;
  } catch {
    return null;
  }
};
