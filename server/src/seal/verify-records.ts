import type { Finding } from '../contracts';
import { type RecordsHead, UnreadableExport } from './export-lines';
import type { VerifierKey } from './key';
import { isTrusted, parseCheckpoint, type SignedCheckpoint, type Trust, trustIn } from './note';
import { readRecord } from './read-line';
import { printRecord, recordHash } from './record';
import { Frontier } from './tree';

/** How a checkpoint that somebody kept relates to the log of today. */
export type Comparison = 'extends' | 'rolled-back' | 'forked' | 'other-log' | 'bad-signature';

export interface RecordsReport extends Trust {
  log: number;
  checkpoint: SignedCheckpoint;
  /** One for each checkpoint that was kept, in their order. */
  comparisons: Comparison[];
  findings: Finding[];
}

/**
 * Verifies the seal records of a log, from the first one on, against its newest checkpoint and
 * against checkpoints that were kept earlier. The tree of all seals is made anew; its root at the
 * size of each checkpoint must be the root in it.
 */
export class RecordsVerifier {
  readonly #head: RecordsHead;
  readonly #newest: SignedCheckpoint;
  readonly #trust: Trust;
  readonly #pinned: readonly VerifierKey[];
  readonly #kept: readonly SignedCheckpoint[];
  readonly #tree = new Frontier();
  readonly #findings: Finding[] = [];
  /** Roots by the size of the tree, at the sizes that are asked for. */
  readonly #roots = new Map<number, Buffer | null>();

  constructor(
    head: RecordsHead,
    pinned: readonly VerifierKey[],
    kept: readonly SignedCheckpoint[],
  ) {
    this.#head = head;
    this.#newest = parseCheckpoint(head.checkpoint);
    this.#pinned = pinned;
    this.#trust = trustIn(this.#newest, pinned, head.verifierKey);
    if (!this.#trust.isSigned) this.#findings.push({ state: 'bad-signature' });
    this.#kept = kept;
    for (const { size } of [this.#newest, ...kept]) this.#roots.set(size, null);
    this.#noteRoot();
  }

  /**
   * @throws {Error} when the line is not the next record of this log. The message says what was
   * expected.
   */
  add(line: unknown): void {
    const record = readRecord(line);
    if (record.log !== this.#head.log || record.n !== this.#tree.size) {
      throw new UnreadableExport(
        `Expected the record of seal ${this.#tree.size}. Export all seal records of the log, from the first one on.`,
      );
    }
    this.#tree.append(recordHash(printRecord(record)));
    this.#noteRoot();
  }

  end(): RecordsReport {
    const { size, root } = this.#newest;
    if (this.#tree.size !== size || !this.#roots.get(size)?.equals(root)) {
      this.#findings.push({ state: this.#tree.size < size ? 'missing' : 'altered' });
    }
    const comparisons = this.#kept.map((kept) => this.#compare(kept));
    for (const comparison of comparisons) {
      if (comparison !== 'extends' && comparison !== 'other-log') {
        this.#findings.push({ state: comparison });
      }
    }
    const { log } = this.#head;
    return {
      log,
      checkpoint: this.#newest,
      ...this.#trust,
      comparisons,
      findings: this.#findings,
    };
  }

  #compare(kept: SignedCheckpoint): Comparison {
    if (kept.origin !== this.#newest.origin) return 'other-log';
    if (!isTrusted(kept, this.#trust, this.#pinned)) return 'bad-signature';
    if (kept.size > this.#newest.size) return 'rolled-back';
    return this.#roots.get(kept.size)?.equals(kept.root) ? 'extends' : 'forked';
  }

  #noteRoot(): void {
    const { size } = this.#tree;
    if (this.#roots.has(size)) this.#roots.set(size, this.#tree.root());
  }
}
