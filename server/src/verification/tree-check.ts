import { Frontier, HASH_LENGTH, printRecord, recordHash, type SealRecord } from '../seal';
import { type HeadRow, type SealRow, signedRoot } from '../sequence';
import type { Findings } from './findings';

export type TreeRow = Pick<SealRow, 'n' | 'record' | 'nodes'>;

const NO_LEAF = Buffer.alloc(HASH_LENGTH);

/**
 * Makes the tree of all seals of a log anew, seal by seal, and compares it with what is kept of it.
 */
export class TreeCheck {
  readonly #head: HeadRow;
  readonly #findings: Findings;
  readonly #frontier = new Frontier();
  #events = 0;
  #isDamaged = false;

  constructor(head: HeadRow, findings: Findings) {
    this.#head = head;
    this.#findings = findings;
  }

  /** Takes the next seal. Answers its record; `null` where it is not what was sealed. */
  add(row: TreeRow): SealRecord | null {
    while (this.#frontier.size < row.n) this.#addMissing();
    const nodes = Buffer.concat(this.#frontier.append(recordHash(row.record)));
    const record = this.#recordOf(row);
    const isOwnLeaf = nodes.subarray(0, HASH_LENGTH).equals(row.nodes.subarray(0, HASH_LENGTH));
    // Once a seal is damaged, all nodes above it differ as well.
    const isSame = this.#isDamaged ? isOwnLeaf : nodes.equals(row.nodes);
    if (record && isSame) return record;
    this.#isDamaged = true;
    this.#findings.addSeal('altered', { log: this.#head.log, n: row.n });
    return null;
  }

  /** Compares the root with the newest checkpoint, after the last seal. */
  end(): void {
    const { size, frontier } = this.#head;
    while (this.#frontier.size < size) this.#addMissing();
    if (this.#isDamaged) return;
    const isSame =
      frontier.equals(this.#frontier.toBytes()) &&
      signedRoot(this.#head)?.equals(this.#frontier.root()) &&
      this.#events === this.#head.events;
    if (!isSame) this.#findings.add({ state: 'altered' });
  }

  #addMissing(): void {
    this.#findings.addSeal('missing', { log: this.#head.log, n: this.#frontier.size });
    this.#frontier.append(NO_LEAF);
    this.#isDamaged = true;
  }

  #recordOf({ n, record: text }: TreeRow): SealRecord | null {
    try {
      const record = JSON.parse(text) as SealRecord;
      const { log, count, first } = record;
      const isNext = log === this.#head.log && record.n === n && first === this.#events;
      this.#events += count;
      return (isNext || this.#isDamaged) && printRecord(record) === text ? record : null;
    } catch {
      return null;
    }
  }
}
