import type { Span } from './subtrees';
import { nodeHash } from './tree';

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
