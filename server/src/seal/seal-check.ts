import type { EventPart, Finding } from '../contracts';
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
  /** Events that wait for the rest of their seal. */
  #waiting: FoundEvent[] = [];
  /** One for each index that came. */
  readonly #seen: Uint8Array;
  #count = 0;

  constructor(record: SealRecord) {
    this.record = record;
    this.#seen = new Uint8Array(record.count);
  }

  /**
   * Takes an event. With a `path`, it is checked at once; without, when all events of the seal are
   * there.
   */
  add(event: FoundEvent, path: readonly Buffer[] | null): void {
    const { index, leaf } = event;
    const { count } = this.record;
    if (index >= count || this.#seen[index] === 1) {
      this.report('inserted', event);
      return;
    }
    this.#seen[index] = 1;
    this.#count += 1;
    if (path === null) {
      this.#waiting.push(event);
      if (this.#waiting.length === count) this.#checkWhole();
    } else if (!rootFromPath(leaf, index, count, path)?.equals(this.#root)) {
      this.report('altered', event, differingParts(event.marks, event.sealedMarks));
    }
  }

  /** Whether every event of the seal was found. */
  get isWhole(): boolean {
    return this.#count === this.record.count;
  }

  /** Whether no event of the seal was found. */
  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Says what is missing, after the last event: what waits for it was not checked. */
  end(): void {
    if (this.#waiting.length > 0) this.findings.push({ state: 'missing', seal: this.#seal });
  }

  report(state: 'altered' | 'inserted', { id }: { id: string }, parts: EventPart[] = []): void {
    this.findings.push({
      state,
      event: id,
      seal: this.#seal,
      ...(parts.length > 0 && { parts }),
    });
  }

  get #root(): Buffer {
    return Buffer.from(this.record.root, 'base64');
  }

  get #seal() {
    return { log: this.record.log, n: this.record.n };
  }

  #checkWhole(): void {
    const events = this.#waiting.sort((a, b) => a.index - b.index);
    this.#waiting = [];
    if (new MerkleTree(events.map(({ leaf }) => leaf)).root.equals(this.#root)) return;
    const altered = events
      .map((event) => ({ event, parts: differingParts(event.marks, event.sealedMarks) }))
      .filter(({ parts }) => parts.length > 0);
    // The marks were altered as well: all that is known is that the seal is not what it was.
    if (altered.length === 0) this.findings.push({ state: 'altered', seal: this.#seal });
    for (const { event, parts } of altered) this.report('altered', event, parts);
  }
}
