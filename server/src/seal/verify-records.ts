import type { Finding } from '../contracts';
import { type RecordsHead, UnreadableExport } from './export-lines';
import { parseVerifierKey, type VerifierKey } from './key';
import { isSignedBy, parseCheckpoint, type SignedCheckpoint } from './note';
import { printRecord, recordHash, type SealRecord } from './record';
import { Frontier } from './tree';

/** How a checkpoint that somebody kept relates to the log of today. */
export type Comparison = 'extends' | 'rolled-back' | 'forked' | 'other-log' | 'bad-signature';

export interface RecordsReport {
  log: number;
  checkpoint: SignedCheckpoint;
  key: VerifierKey;
  isKeyPinned: boolean;
  /** One for each checkpoint that was kept, in their order. */
  comparisons: Comparison[];
  findings: Finding[];
}

/**
 * Verifies the seal records of a log, from the first one on, against its newest checkpoint and against checkpoints that were
 * kept earlier. The tree of all seals is made anew; its root at the size of each checkpoint must be the root in it.
 */
export class RecordsVerifier {
  readonly #head: RecordsHead;
  readonly #newest: SignedCheckpoint;
  readonly #key: VerifierKey;
  readonly #isKeyPinned: boolean;
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
    const given = pinned.find((key) => isSignedBy(this.#newest, key));
    this.#key = given ?? parseVerifierKey(head.verifierKey);
    this.#isKeyPinned = given !== undefined;
    this.#kept = kept;
    if ((pinned.length > 0 && !given) || !isSignedBy(this.#newest, this.#key)) {
      this.#findings.push({ state: 'bad-signature' });
    }
    for (const { size } of [this.#newest, ...kept]) this.#roots.set(size, null);
    this.#noteRoot();
  }

  /** @throws {UnreadableExport} when the record is not the next one of this log. */
  add(record: SealRecord): void {
    if (record.log !== this.#head.log || record.n !== this.#tree.size) {
      throw new UnreadableExport(
        `Expected the record of seal ${this.#tree.size}. Export all seal records of the log, from the first one on.`,
      );
    }
    this.#tree.append(recordHash(printRecord(record)));
    this.#noteRoot();
  }

  end(): RecordsReport {
    if (!this.#roots.get(this.#newest.size)?.equals(this.#newest.root)) {
      this.#findings.push({ state: this.#tree.size < this.#newest.size ? 'missing' : 'altered' });
    }
    const comparisons = this.#kept.map((kept) => this.#compare(kept));
    for (const comparison of comparisons) {
      if (comparison === 'forked' || comparison === 'rolled-back') {
        this.#findings.push({ state: comparison });
      }
    }
    const { log } = this.#head;
    return {
      log,
      checkpoint: this.#newest,
      key: this.#key,
      isKeyPinned: this.#isKeyPinned,
      comparisons,
      findings: this.#findings,
    };
  }

  #compare(kept: SignedCheckpoint): Comparison {
    if (kept.origin !== this.#newest.origin) return 'other-log';
    if (!isSignedBy(kept, this.#key)) return 'bad-signature';
    if (kept.size > this.#newest.size) return 'rolled-back';
    return this.#roots.get(kept.size)?.equals(kept.root) ? 'extends' : 'forked';
  }

  #noteRoot(): void {
    const { size } = this.#tree;
    if (this.#roots.has(size)) this.#roots.set(size, this.#tree.root());
  }
}
