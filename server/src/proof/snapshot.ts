import type { Core } from '@strapi/strapi';
import {
  consistencyOf,
  type ExportedLog,
  HASH_LENGTH,
  joinSubtrees,
  siblingsOf,
  type Span,
  type Subtree,
  subtreesOf,
} from '../seal';
import { type HeadRow, readHead, readSealRow, sealTable } from '../sequence';

/** Seals whose nodes stay in memory, for the paths of the seals beside them. */
const MAX_KNOWN = 20_000;
const AT_ONCE = 200;

/**
 * The tree of all seals of a log. It finds the path of a seal in a few look-ups, however many seals
 * there are.
 */
class TopTree {
  readonly #strapi: Core.Strapi;
  readonly #log: number;
  readonly #size: number;
  /** What each seal has completed, by the number of the seal. */
  readonly #nodes = new Map<number, Buffer>();

  constructor(strapi: Core.Strapi, { log, size }: Pick<HeadRow, 'log' | 'size'>) {
    this.#strapi = strapi;
    this.#log = log;
    this.#size = size;
  }

  /**
   * The audit path of seal `n` up to the root of the checkpoint. @throws {Error} where a seal is
   * missing.
   */
  path(n: number): Promise<Buffer[]> {
    return this.#rootsOf(siblingsOf(n, this.#size));
  }

  /**
   * The proof that the tree of the first `size` seals is the beginning of this one. @throws {Error}
   * where a seal is missing.
   */
  consistency(size: number): Promise<Buffer[]> {
    return this.#rootsOf(consistencyOf(size, this.#size));
  }

  async #rootsOf(wanted: Span[]): Promise<Buffer[]> {
    const spans = wanted.map(subtreesOf);
    await this.#load(spans.flat().map(({ lastLeaf }) => lastLeaf));
    return spans.map((subtrees) => joinSubtrees(subtrees.map((subtree) => this.#node(subtree))));
  }

  #node({ lastLeaf, height }: Subtree): Buffer {
    const nodes = this.#nodes.get(lastLeaf);
    const node = nodes?.subarray(height * HASH_LENGTH, (height + 1) * HASH_LENGTH);
    if (node?.length === HASH_LENGTH) return node;
    throw new Error(`Seal ${lastLeaf} of log ${this.#log} is missing or damaged.`);
  }

  async #load(seals: number[]): Promise<void> {
    const missing = seals.filter((n) => !this.#nodes.has(n));
    if (this.#nodes.size + missing.length > MAX_KNOWN) this.#forget(new Set(seals));
    for (let start = 0; start < missing.length; start += AT_ONCE) {
      const rows = await sealTable(this.#strapi)
        .select('n', 'nodes')
        .where('log', this.#log)
        .whereIn('n', missing.slice(start, start + AT_ONCE));
      for (const row of rows.map(readSealRow)) this.#nodes.set(row.n, row.nodes);
    }
  }

  /** All but those that are needed now. */
  #forget(needed: Set<number>): void {
    for (const n of this.#nodes.keys()) if (!needed.has(n)) this.#nodes.delete(n);
  }
}

/** The log as it was when somebody began to read it. What is sealed later is not part of it. */
export interface Snapshot extends ExportedLog {
  head: HeadRow;
  tree: TopTree;
}

/** `null` where no log was opened yet. */
export const takeSnapshot = async (strapi: Core.Strapi): Promise<Snapshot | null> => {
  const head = await readHead(strapi);
  return head && snapshotOf(strapi, head);
};

export const snapshotOf = (strapi: Core.Strapi, head: HeadRow): Snapshot => ({
  log: head.log,
  checkpoint: head.checkpoint,
  verifierKey: head.verifier_key,
  head,
  tree: new TopTree(strapi, head),
});

/** The seals of a snapshot. */
export const sealsOf = (strapi: Core.Strapi, { head }: Pick<Snapshot, 'head'>) =>
  sealTable(strapi).where('log', head.log).where('n', '<', head.size);
