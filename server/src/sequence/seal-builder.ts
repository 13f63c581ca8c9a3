import { randomBytes } from 'node:crypto';
import {
  ageOf,
  Frontier,
  halvesFromSecret,
  HASH_LENGTH,
  hashTexts,
  printRecord,
  recordHash,
  type SealRecord,
} from '../seal';
import { type IdRange, printRanges, rangesOf } from './id-ranges';
import type { FoundRow } from './read-events';
import type { SealRow } from './tables';

/**
 * Events of one seal. Its leaves and marks must fit into the smallest binary column of all
 * databases.
 */
export const MAX_EVENTS = 1_000;

/** What a record says of a seal besides its events. */
type Frame = Pick<SealRecord, 'log' | 'n' | 'kind' | 'first' | 'at' | 'keep' | 'opened'>;

/** Takes the events of one seal one by one, and keeps only their hashes. */
export class SealBuilder {
  readonly #secret = randomBytes(HASH_LENGTH);
  readonly #ids: number[] = [];
  readonly #leaves: Buffer[] = [];
  /** Grows with each event, so that no turn of the event loop has all of its hashes. */
  readonly #tree = new Frontier();
  readonly #marks: Buffer[] = [];
  #from: number | null = null;
  #to: number | null = null;

  get count(): number {
    return this.#ids.length;
  }

  get ranges(): IdRange[] {
    return rangesOf(this.#ids);
  }

  /** Rows come in the order of their ids. */
  add({ id, occurredAt: at, texts }: FoundRow): void {
    const { leaf, marks } = hashTexts(texts, halvesFromSecret(this.#secret, this.count));
    this.#ids.push(id);
    this.#leaves.push(leaf);
    this.#tree.append(leaf);
    this.#marks.push(marks);
    this.#from = Math.min(this.#from ?? at, at);
    this.#to = Math.max(this.#to ?? at, at);
  }

  /** The row of the seal, which becomes the next leaf of `frontier`. */
  finish(frame: Frame, frontier: Frontier): SealRow {
    const { kind, opened, ...numbers } = frame;
    const record = printRecord({
      v: 1,
      ...numbers,
      kind,
      count: this.count,
      root: this.#tree.root().toString('base64'),
      from: this.#from,
      to: this.#to,
      ...(opened && { opened }),
    });
    return {
      log: frame.log,
      n: frame.n,
      record,
      nodes: Buffer.concat(frontier.append(recordHash(record))),
      ids: printRanges(this.ranges),
      leaves: Buffer.concat(this.#leaves),
      marks: Buffer.concat(this.#marks),
      secret: this.#secret,
      salts: null,
      min_id: this.#ids[0] ?? null,
      max_id: this.#ids.at(-1) ?? null,
      from_ms: this.#from,
      to_ms: this.#to,
      age_ms: ageOf({ to: this.#to, at: frame.at }),
      pruned_at: null,
    };
  }
}
