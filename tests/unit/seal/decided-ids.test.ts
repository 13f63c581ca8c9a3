import { DecidedIds } from '../../../server/src/sequence/decided-ids';
import {
  type IdRange,
  idsOf,
  parseRanges,
  placeOf,
  rangesOf,
} from '../../../server/src/sequence/id-ranges';

const NOW = 1_000;

test('what follows without a gap is decided at once', () => {
  const ids = DecidedIds.of(10, [], NOW);
  ids.add([11, 15], NOW);
  expect([ids.advance(0), ids.newest, ids.gaps]).toEqual([15, 15, []]);
});

test('a gap holds the floor back until it has been seen for long enough', () => {
  const ids = DecidedIds.of(0, [], NOW);
  ids.add([1, 2], NOW);
  ids.add([5, 6], NOW);
  expect([ids.advance(NOW), ids.gaps, ids.newest]).toEqual([2, [[3, 4]], 6]);
  expect([ids.advance(NOW + 1), ids.gaps]).toEqual([6, []]);
});

test('a gap that is filled in part stays as old as it is', () => {
  const ids = DecidedIds.of(0, [], NOW);
  ids.add([10, 10], NOW);
  ids.add([4, 5], NOW + 100);
  ids.add([9, 9], NOW + 200);
  expect(ids.gaps).toEqual([
    [1, 3],
    [6, 8],
  ]);
  expect([1, 2, 6, 8].map((id) => ids.seenAt(id))).toEqual([NOW, NOW, NOW, NOW]);
  expect([4, 9, 10, 11].map((id) => ids.seenAt(id))).toEqual(Array(4).fill(undefined));
  ids.add([1, 8], NOW + 300);
  expect([ids.advance(0), ids.gaps]).toEqual([10, []]);
});

test('reading the log anew keeps the age of known gaps', () => {
  const before = DecidedIds.of(0, [[3, 4]], NOW);
  const after = DecidedIds.of(
    0,
    [
      [3, 4],
      [8, 8],
      [2, 2],
    ],
    NOW + 500,
    before,
  );
  expect([after.seenAt(1), after.seenAt(5), after.gaps]).toEqual([
    NOW,
    NOW + 500,
    [
      [1, 1],
      [5, 7],
    ],
  ]);
});

/** As a set of ids would do it. */
test('agrees with a plain set, whatever order ids are sealed in', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 200; round += 1) {
    const ids = new DecidedIds(0);
    const sealed = new Set<number>();
    for (let step = 0; step < 30; step += 1) {
      const first = 1 + random(60);
      const last = first + random(4);
      const fresh = idsOf([[first, last]]).filter((id) => !sealed.has(id));
      for (const range of rangesOf(fresh)) ids.add(range, NOW);
      for (const id of fresh) sealed.add(id);
      const newest = Math.max(...sealed);
      const missing = idsOf([[1, newest]]).filter((id) => !sealed.has(id));
      expect([ids.newest, ids.gaps]).toEqual([newest, rangesOf(missing)]);
      expect(ids.advance(0)).toBe((missing[0] ?? newest + 1) - 1);
    }
  }
});

test('ranges and ids are the same thing', () => {
  const ids = [3, 4, 5, 9, 11, 12];
  const ranges: IdRange[] = [
    [3, 5],
    [9, 9],
    [11, 12],
  ];
  expect(rangesOf(ids)).toEqual(ranges);
  expect(idsOf(ranges)).toEqual(ids);
  expect([2, 3, 5, 9, 12, 13].map((id) => placeOf(ranges, id))).toEqual([-1, 0, 2, 3, 5, -1]);
});

test.each(['', '{}', '[1]', '[[2,1]]', '[[1,"2"]]', '[[1,2,3]]', '[[1,1001]]', '[[1,1.5]]'])(
  '%j are no ranges of at most 1,000 ids',
  (text) => expect(parseRanges(text, 1_000)).toBeNull(),
);
