/**
 * Where the hashes of an audit path in a tree that only grows are to be found. Each seal keeps the
 * roots of the perfect subtrees that it completed (see `Frontier.append`), so that a path takes a
 * few look-ups, however large the tree is.
 *
 *     seals       0   1   2   3   4          path of seal 1 in a tree of 5:
 *                 └─┬─┘   └─┬─┘   │            seal 0, height 0
 *     height 1      a       b     │            seal 3, height 1 (b)
 *                   └───┬───┘     │            seal 4, height 0
 *     height 2          c         │
 */
export interface Subtree {
  /** The leaf that completed it, its last one. */
  lastLeaf: number;
  /** Its leaves are two to the power of this. */
  height: number;
}

/** Leaves from `start` up to and not with `end`. */
export type Span = readonly [start: number, end: number];

/** The largest power of two that is at most `size`, as its exponent. */
const heightOf = (size: number): number => Math.floor(Math.log2(size));

/**
 * The perfect subtrees that stand for a span, from the largest to the smallest; `joinSubtrees`
 * makes its root of theirs.
 */
export const subtreesOf = ([start, end]: Span): Subtree[] => {
  const subtrees: Subtree[] = [];
  for (let from = start; from < end;) {
    const height = heightOf(end - from);
    from += 2 ** height;
    subtrees.push({ lastLeaf: from - 1, height });
  }
  return subtrees;
};

/**
 * The spans beside the way from the leaf `index` to the root of a tree of `size` leaves, from the
 * bottom to the top.
 */
export const siblingsOf = (index: number, size: number): Span[] => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new RangeError(`Expected an index below ${size}, got ${index}.`);
  }
  const siblings: Span[] = [];
  let [start, end]: Span = [0, size];
  while (end - start > 1) {
    // A tree is split at the largest power of two below its size.
    const middle = start + 2 ** heightOf(end - start - 1);
    if (index < middle) {
      siblings.push([middle, end]);
      end = middle;
    } else {
      siblings.push([start, middle]);
      start = middle;
    }
  }
  return siblings.reverse();
};
