import crypto from 'node:crypto';

/**
 * Merkle trees of RFC 6962, section 2.1. One is made of the events of each seal, and one of all
 * seals. A leaf is hashed with the prefix 0x00 and a node with 0x01, so that no node can be passed
 * off as a leaf.
 */

export const HASH_LENGTH = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/**
 * Node has it from 20.12 on. For a short text it takes half the time, because it makes no object.
 */
const hashAtOnce = crypto.hash as typeof crypto.hash | undefined;

const hashOf = (bytes: string | Uint8Array): Buffer =>
  hashAtOnce?.('sha256', bytes, 'buffer') ?? crypto.createHash('sha256').update(bytes).digest();

/** SHA-256 of the parts, one after the other. */
export const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return hashOf(only);
  return hashOf(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
  );
};

export const leafHash = (...content: (string | Uint8Array)[]): Buffer => sha256(LEAF, ...content);

export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);

/** A tree whose leaves, which are leaf hashes, are all known. */
export class MerkleTree {
  /** From the leaves up to the root. */
  readonly #levels: Buffer[][];

  constructor(leaves: readonly Buffer[]) {
    this.#levels = [[...leaves]];
    for (let level = this.#top; level.length > 1; level = this.#top) {
      const next: Buffer[] = [];
      for (let left = 0; left < level.length; left += 2) {
        const right = level[left + 1];
        // The last one of an odd level goes up as it is; this gives the same tree as the recursive
        // definition.
        next.push(right ? nodeHash(level[left] as Buffer, right) : (level[left] as Buffer));
      }
      this.#levels.push(next);
    }
  }

  get #top(): Buffer[] {
    return this.#levels[this.#levels.length - 1] as Buffer[];
  }

  /** Without leaves: the hash of nothing. */
  get root(): Buffer {
    return this.#top[0] ?? sha256();
  }

  /**
   * The audit path of the leaf at `index`: the hashes beside its way to the root, from the bottom
   * to the top.
   */
  path(index: number): Buffer[] {
    const [leaves = []] = this.#levels;
    if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
      throw new RangeError(`Expected an index below ${leaves.length}, got ${index}.`);
    }
    return this.#levels.flatMap((level, height) => level[(index >> height) ^ 1] ?? []);
  }
}

/**
 * The root that a leaf and its audit path lead to in a tree of `size` leaves, RFC 9162, section
 * 2.1.3.2. `null` where the path does not fit the index and the size.
 */
export const rootFromPath = (
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
): Buffer | null => {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return null;
  if (index < 0 || index >= size) return null;
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? hash : null;
};

/**
 * A tree that only grows, as the roots of its perfect subtrees from the largest to the smallest (a
 * compact range). It takes a leaf in a few hashes and holds at most 64 of them, however large the
 * tree is.
 */
export class Frontier {
  readonly #roots: Buffer[];
  #size: number;

  /** `bytes` is what {@link Frontier.toBytes} gave for a tree of `size` leaves. */
  constructor(size = 0, bytes: Uint8Array = new Uint8Array()) {
    const expected = [...size.toString(2)].filter((bit) => bit === '1').length;
    if (bytes.length !== expected * HASH_LENGTH) {
      throw new Error(`Expected ${expected} hashes for ${size} leaves, got ${bytes.length} bytes.`);
    }
    this.#size = size;
    this.#roots = splitHashes(bytes);
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Answers the roots of the perfect subtrees that the leaf completes, from the leaf itself
   * upwards.
   */
  append(leaf: Buffer): Buffer[] {
    const completed = [leaf];
    let hash = leaf;
    for (let size = this.#size; size % 2 === 1; size = Math.floor(size / 2)) {
      hash = nodeHash(this.#roots.pop() as Buffer, hash);
      completed.push(hash);
    }
    this.#roots.push(hash);
    this.#size += 1;
    return completed;
  }

  root(): Buffer {
    return joinSubtrees(this.#roots);
  }

  toBytes(): Buffer {
    return Buffer.concat(this.#roots);
  }
}

/** The root over perfect subtrees that stand side by side, from the largest to the smallest. */
export const joinSubtrees = (roots: readonly Buffer[]): Buffer => {
  const [smallest, ...larger] = [...roots].reverse();
  if (!smallest) return sha256();
  return larger.reduce((right, left) => nodeHash(left, right), smallest);
};

/** Hashes that stand one after the other. */
export const splitHashes = (bytes: Uint8Array): Buffer[] => {
  const buffer = Buffer.from(bytes);
  return Array.from({ length: Math.floor(buffer.length / HASH_LENGTH) }, (_, index) =>
    buffer.subarray(index * HASH_LENGTH, (index + 1) * HASH_LENGTH),
  );
};
