import type { SealRecord } from '../seal';
import {
  type IdRange,
  idsOf,
  MAX_EVENTS,
  parseRanges,
  rangesOfSeal,
  type SealRow,
} from '../sequence';
import type { Findings } from './findings';
import { IdSet } from './id-set';

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
