import { nodeHash } from './tree';

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

/**
 * The spans whose roots prove that a tree of `before` leaves is the beginning of one of `after`
 * leaves: RFC 6962, section 2.1.2, in the order of the proof.
 */
export const consistencyOf = (before: number, after: number): Span[] => {
  if (before <= 0 || before >= after) return [];
  const spans: Span[] = [];
  let [start, end]: Span = [0, after];
  let isOld = true;
  while (before !== end) {
    const middle = start + 2 ** Math.floor(Math.log2(end - start - 1));
    if (before <= middle) {
      spans.push([middle, end]);
      end = middle;
    } else {
      spans.push([start, middle]);
      start = middle;
      isOld = false;
    }
  }
  if (!isOld) spans.push([start, end]);
  return spans.reverse();
};

/** Whether the proof leads from the one root to the other: RFC 9162, section 2.1.4.2. */
export const isConsistent = (
  before: { size: number; root: Buffer },
  after: { size: number; root: Buffer },
  proof: readonly Buffer[],
): boolean => {
  if (before.size === after.size) return proof.length === 0 && before.root.equals(after.root);
  if (before.size === 0) return proof.length === 0;
  if (before.size > after.size) return false;
  const isPower = Number.isInteger(Math.log2(before.size));
  const [first, ...rest] = isPower ? [before.root, ...proof] : proof;
  if (!first) return false;
  let at = before.size - 1;
  let last = after.size - 1;
  const up = () => {
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  };
  while (at % 2 === 1) up();
  let [old, now] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      old = nodeHash(hash, old);
      now = nodeHash(hash, now);
      while (at % 2 === 0 && at !== 0) up();
    } else {
      now = nodeHash(now, hash);
    }
    up();
  }
  return last === 0 && old.equals(before.root) && now.equals(after.root);
};
