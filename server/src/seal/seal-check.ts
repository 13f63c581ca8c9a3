import type { Finding } from '../contracts';
import { differingParts } from './leaf';
import type { SealRecord } from './record';
import { MerkleTree, rootFromPath } from './tree';

/** An event as it was found, with what was kept of it when it was sealed. */
export interface FoundEvent {
  id: string;
  index: number;
  /** What it hashes to now. */
  leaf: Buffer;
  /** What its parts look like now, and what they looked like when it was sealed. */
  marks: Buffer;
  sealedMarks: Buffer;
}

/** Checks the events of one seal against its record, as they come in. */
export class SealCheck {
  readonly record: SealRecord;
  readonly findings: Finding[] = [];
  readonly #root: Buffer;
  /** Events that wait for the rest of their seal. */
  readonly #found = new Map<number, FoundEvent>();
  /** Indexes of all events so far. */
  readonly #seen = new Set<number>();

  constructor(record: SealRecord) {
    this.record = record;
    this.#root = Buffer.from(record.root, 'base64');
  }

  /** Takes an event. With a `path`, it is checked at once; without, when all events of the seal are there. */
  add(event: FoundEvent, path: readonly Buffer[] | null): void {
    const { index, leaf } = event;
    if (index >= this.record.count || this.#seen.has(index)) {
      this.#report('inserted', event);
      return;
    }
    this.#seen.add(index);
    if (path === null) {
      this.#found.set(index, event);
      if (this.#found.size === this.record.count) this.#checkWhole();
      return;
    }
    const root = rootFromPath(leaf, index, this.record.count, path);
    if (!root?.equals(this.#root)) this.#report('altered', event);
  }

  /** Whether every event of the seal was found. */
  get isWhole(): boolean {
    return this.#seen.size === this.record.count;
  }

  /** Whether no event of the seal was found. */
  get isEmpty(): boolean {
    return this.#seen.size === 0;
  }

  /** Says what is missing, after the last event. */
  end(): void {
    if (this.#found.size === 0) return;
    this.findings.push({ state: 'missing', seal: this.#seal });
  }

  get #seal() {
    return { log: this.record.log, n: this.record.n };
  }

  #checkWhole(): void {
    const events = [...this.#found.values()].sort((a, b) => a.index - b.index);
    this.#found.clear();
    if (new MerkleTree(events.map(({ leaf }) => leaf)).root.equals(this.#root)) return;
    const altered = events.filter(
      ({ marks, sealedMarks }) => differingParts(marks, sealedMarks).length > 0,
    );
    // The marks were altered as well: all that is known is that the seal is not what it was.
    if (altered.length === 0) this.findings.push({ state: 'altered', seal: this.#seal });
    for (const event of altered) this.#report('altered', event);
  }

  #report(state: 'altered' | 'inserted', { id, marks, sealedMarks }: FoundEvent): void {
    const parts = state === 'altered' ? differingParts(marks, sealedMarks) : [];
    this.findings.push({
      state,
      event: id,
      seal: this.#seal,
      ...(parts.length > 0 && { parts }),
    });
  }
}
