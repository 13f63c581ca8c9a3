import type { Core } from '@strapi/strapi';
import type { SealRecord } from '../seal';
import {
  type HeadRow,
  type IdRange,
  idsOf,
  MAX_EVENTS,
  parseRanges,
  rangesOfSeal,
  type SealRow,
  walkSeals,
} from '../sequence';
import type { Findings, Place } from './findings';

const PAGE = 65_536;

/**
 * A set of ids. It takes a bit for each id that lies near to others, so that ten million of them
 * fit into two megabytes.
 */
class IdSet {
  readonly #pages = new Map<number, Uint8Array>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Answers whether it was not there before. */
  add(id: number): boolean {
    const number = Math.floor(id / PAGE);
    const page = this.#pages.get(number) ?? new Uint8Array(PAGE / 8);
    this.#pages.set(number, page);
    const [byte, bit] = placeOf(id);
    const isNew = ((page[byte] as number) & bit) === 0;
    page[byte] = (page[byte] as number) | bit;
    if (isNew) this.#size += 1;
    return isNew;
  }

  has(id: number): boolean {
    const [byte, bit] = placeOf(id);
    return ((this.#pages.get(Math.floor(id / PAGE))?.[byte] ?? 0) & bit) !== 0;
  }

  /** Answers whether it was there. */
  delete(id: number): boolean {
    if (!this.has(id)) return false;
    const page = this.#pages.get(Math.floor(id / PAGE)) as Uint8Array;
    const [byte, bit] = placeOf(id);
    page[byte] = (page[byte] as number) & ~bit;
    this.#size -= 1;
    return true;
  }
}

const placeOf = (id: number): [byte: number, bit: number] => {
  const offset = id - Math.floor(id / PAGE) * PAGE;
  return [offset >> 3, 1 << (offset & 7)];
};

/** The columns that say which events a seal has. */
export const ID_COLUMNS = [
  'log',
  'n',
  'ids',
  'min_id',
  'max_id',
  'from_ms',
  'to_ms',
  'pruned_at',
] as const;

type IdRow = Pick<SealRow, (typeof ID_COLUMNS)[number]>;

/** A seal whose events were removed, and when that began; milliseconds since 1970. */
export interface PrunedSeal {
  record: SealRecord;
  at: number;
}

/** The ranges of a seal that fits its record; `null` where it does not. */
const trustedRanges = (row: IdRow, record: SealRecord): IdRange[] | null => {
  const ranges = row.ids === null ? null : parseRanges(row.ids, MAX_EVENTS);
  if (!ranges) return null;
  const count = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const ends = ranges.flat();
  const isSame =
    count === record.count &&
    row.min_id === (count === 0 ? null : Math.min(...ends)) &&
    row.max_id === (count === 0 ? null : Math.max(...ends)) &&
    row.from_ms === record.from &&
    row.to_ms === record.to;
  return isSame ? ranges : null;
};

/** Which ids of events are in the seals of a log. */
export class SealedIds {
  /** Ids that must be there. */
  readonly expected = new IdSet();
  /** Ids of seals that are being removed. */
  readonly leaving = new IdSet();
  /** Seals whose events were removed. */
  readonly pruned: PrunedSeal[] = [];
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /**
   * Takes a seal. Answers its ids in the order of its leaves; `null` where they are gone or cannot
   * be trusted.
   */
  add(row: IdRow, record: SealRecord): number[] | null {
    if (row.pruned_at !== null) {
      this.pruned.push({ record, at: row.pruned_at });
      for (const id of idsOf(rangesOfSeal(row))) this.leaving.add(id);
      return null;
    }
    const ranges = trustedRanges(row, record);
    const ids = ranges && idsOf(ranges);
    const added = ids?.map((id) => this.expected.add(id));
    if (ids && !added?.includes(false)) return ids;
    this.#findings.addSeal('altered', row);
    return null;
  }
}

/**
 * The places of sealed events that are gone, without those that retention has removed meanwhile.
 */
export async function* placesOfMissing(
  strapi: Core.Strapi,
  head: HeadRow,
  gone: IdSet,
): AsyncGenerator<Place> {
  if (gone.size === 0) return;
  const { log } = head;
  for await (const seal of walkSeals(strapi, head, ['n', 'ids', 'pruned_at'])) {
    if (seal.pruned_at !== null) continue;
    for (const [index, id] of idsOf(rangesOfSeal(seal)).entries()) {
      if (gone.has(id)) yield { log, n: seal.n, index };
    }
  }
}
