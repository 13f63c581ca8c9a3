import type { Core } from '@strapi/strapi';
import type { EventPart } from '../contracts';
import {
  differingParts,
  halvesFromSecret,
  hashTexts,
  MARKS_LENGTH,
  marksAt,
  MerkleTree,
  type SealRecord,
  splitHashes,
} from '../seal';
import { type FoundRow, readEvents, type SealRow, sealTable } from '../sequence';
import type { Findings, Stray } from './findings';

type HashRow = Pick<SealRow, 'leaves' | 'marks' | 'secret'>;

/** A seal with the ids of its events, in the order of its leaves. */
export interface SealOfIds {
  record: SealRecord;
  ids: number[];
}

const isOfSecret = (parts: readonly EventPart[]): boolean => parts.join() === 'who,what';

/** Checks the rows of one seal against its leaves, and these against its record. */
class EventsCheck {
  readonly #record: SealRecord;
  readonly #findings: Findings;
  readonly #leaves: Buffer[];
  readonly #marks: Buffer;
  readonly #secret: Buffer;
  /** What the rows hash to now. */
  readonly #now: Buffer[] = [];
  readonly #strays: Stray[] = [];
  #isOddOnly = true;
  #areMarksAltered = false;

  constructor(record: SealRecord, { leaves, marks, secret }: HashRow, findings: Findings) {
    this.#record = record;
    this.#findings = findings;
    this.#leaves = splitHashes(leaves ?? Buffer.alloc(0));
    this.#marks = marks ?? Buffer.alloc(0);
    this.#secret = secret ?? Buffer.alloc(0);
  }

  add(row: FoundRow, index: number): void {
    const { leaf, marks } = hashTexts(row.texts, halvesFromSecret(this.#secret, index));
    this.#now[index] = leaf;
    const parts = differingParts(marksAt(this.#marks, index), marks);
    const isSame = this.#leaves[index]?.equals(leaf) ?? false;
    if (isSame && parts.length > 0) this.#areMarksAltered = true;
    if (isSame && row.oddParts.length === 0) return;
    if (!isSame) this.#isOddOnly = false;
    const { log, n } = this.#record;
    this.#strays.push({
      id: row.id,
      event: row.event,
      place: { log, n, index },
      parts: isSame ? row.oddParts : parts,
    });
  }

  /** Says what is wrong with the seal itself. Answers the rows that are not what was sealed. */
  end(): Stray[] {
    const { root, count } = this.#record;
    const isRoot = (leaves: Buffer[]) =>
      leaves.length === count && new MerkleTree(leaves).root.toString('base64') === root;
    const isWhole = isRoot(this.#leaves) && this.#marks.length === count * MARKS_LENGTH;
    if (!isWhole || this.#areMarksAltered) this.#findings.addSeal('altered', this.#record);
    // Every row is what was sealed; it is the seal that is not.
    if (!isWhole && !this.#now.includes(undefined as never) && isRoot(this.#now)) return [];
    if (this.#isSecretAltered) {
      this.#findings.addSeal('altered', this.#record);
      return [];
    }
    return this.#strays;
  }

  /** Without its secret, each event of a seal seems to be altered in all that is salted. */
  get #isSecretAltered(): boolean {
    const { length } = this.#strays;
    const isEach = length > 1 && length === this.#now.filter(Boolean).length;
    return isEach && !this.#isOddOnly && this.#strays.every(({ parts }) => isOfSecret(parts));
  }
}

/** Adds to seals what their events are checked by. A seal that is gone meanwhile is left out. */
export const withHashes = async (
  strapi: Core.Strapi,
  log: number,
  seals: readonly SealOfIds[],
): Promise<(SealOfIds & { row: HashRow })[]> => {
  const rows = await sealTable(strapi)
    .select('n', 'leaves', 'marks', 'secret')
    .where({ log, pruned_at: null })
    .whereIn(
      'n',
      seals.map(({ record }) => record.n),
    );
  const byNumber = new Map(rows.map((row) => [Number(row.n), row]));
  return seals.flatMap((seal) => {
    const row = byNumber.get(seal.record.n);
    return row ? [{ ...seal, row }] : [];
  });
};

/**
 * Checks the events of some seals. Answers how many it looked at, and those that are not what was
 * sealed.
 */
export const checkEvents = async (
  strapi: Core.Strapi,
  seals: readonly (SealOfIds & { row: HashRow })[],
  findings: Findings,
): Promise<{ events: number; strays: Stray[] }> => {
  const places = new Map<number, { check: EventsCheck; index: number }>();
  const checks = seals.map(({ record, ids, row }) => {
    const check = new EventsCheck(record, row, findings);
    ids.forEach((id, index) => places.set(id, { check, index }));
    return check;
  });
  let events = 0;
  for await (const row of readEvents(strapi, [...places.keys()])) {
    const place = places.get(row.id);
    place?.check.add(row, place.index);
    events += 1;
  }
  return { events, strays: checks.flatMap((check) => check.end()) };
};
