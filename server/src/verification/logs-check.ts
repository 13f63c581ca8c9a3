import type { Core } from '@strapi/strapi';
import { Frontier, HASH_LENGTH, printRecord, recordHash, type SealRecord } from '../seal';
import {
  type HeadRow,
  isSignedHead,
  type KeyRing,
  readLogs,
  type SealRow,
  sealTable,
  signedRoot,
  walkSeals,
} from '../sequence';
import type { Findings } from './findings';

type TreeRow = Pick<SealRow, 'n' | 'record' | 'nodes'>;

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

/** Checks the records of a log that does not go on. Its events are in the seals of a later one. */
const checkClosed = async (
  strapi: Core.Strapi,
  head: HeadRow,
  findings: Findings,
): Promise<void> => {
  const tree = new TreeCheck(head, findings);
  for await (const row of walkSeals(strapi, head, ['n', 'record', 'nodes'])) tree.add(row);
  tree.end();
};

/** The checkpoint of the log before, as the first record of a log has it. */
const previousOf = async (strapi: Core.Strapi, { log }: HeadRow): Promise<string | null> => {
  const row = await sealTable(strapi).where({ log, n: 0 }).first('record');
  try {
    return (JSON.parse(row?.record ?? '') as SealRecord).opened?.previous ?? null;
  } catch {
    return null;
  }
};

/** Seals that belong to no log: the log was removed, or they lie behind its end. */
const checkUnowned = async (
  strapi: Core.Strapi,
  heads: readonly HeadRow[],
  findings: Findings,
): Promise<void> => {
  const rows = (await sealTable(strapi)
    .select('log')
    .max({ last: 'n' })
    .min({ first: 'n' })
    .groupBy('log')) as unknown as { log: number; first: number | string; last: number | string }[];
  // Read later than the seals: what was sealed meanwhile is in it.
  const sizes = new Map((await readLogs(strapi)).map(({ log, size }) => [log, size]));
  for (const { log, first, last } of rows) {
    const size = sizes.get(log);
    if (size === undefined) findings.addSeal('missing', { log, n: Number(last) });
    else if (Number(last) >= size) findings.addSeal('inserted', { log, n: Number(last) });
    else if (Number(first) < 0) findings.addSeal('inserted', { log, n: Number(first) });
  }
  for (const [index, { log }] of heads.entries()) {
    if (log !== index + 1) findings.addSeal('missing', { log: index + 1, n: 0 });
  }
};

/**
 * Checks the logs: that the newest checkpoint is signed, and that each earlier log is the one that
 * the next one was opened after, whole to its end.
 */
export const checkLogs = async (
  strapi: Core.Strapi,
  keys: KeyRing,
  newest: HeadRow,
  findings: Findings,
): Promise<void> => {
  const heads = (await readLogs(strapi)).filter(({ log }) => log <= newest.log);
  if (!isSignedHead(keys, newest)) findings.add({ state: 'bad-signature' });
  await checkUnowned(strapi, heads, findings);
  for (const [index, head] of heads.entries()) {
    const next = heads[index + 1];
    if (!next) continue;
    await checkClosed(strapi, head, findings);
    const previous = await previousOf(strapi, next);
    if (previous !== null && previous !== head.checkpoint) {
      findings.addSeal('forked', { log: head.log, n: head.size - 1 });
    }
  }
};
