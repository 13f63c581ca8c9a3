import type { Core } from '@strapi/strapi';
import {
  type EventProof,
  halvesFromSecret,
  marksAt,
  MerkleTree,
  type SealRecord,
  splitHashes,
} from '../seal';
import { type IdRange, placeOf, rangesOfSeal, readSealRow, type SealRow } from '../sequence';
import { sealsOf, type Snapshot } from './snapshot';

/** The columns that an {@link OpenSeal} is made of. */
export const PROOF_COLUMNS = ['record', 'ids', 'secret', 'marks', 'leaves'] as const;

/** A seal with what the proofs of its events are made of. */
export class OpenSeal {
  readonly record: SealRecord;
  /** Its events, in the order of its leaves; none where they were removed. */
  readonly ranges: IdRange[];
  readonly #row: Pick<SealRow, 'secret' | 'marks' | 'leaves'>;
  #tree: MerkleTree | null = null;

  constructor(row: Pick<SealRow, (typeof PROOF_COLUMNS)[number]>) {
    this.record = JSON.parse(row.record) as SealRecord;
    this.ranges = rangesOfSeal(row);
    this.#row = row;
  }

  /** `withPath`: the proof stands alone, without the other events of the seal. */
  proofOf(index: number, withPath: boolean): EventProof {
    const { log, n } = this.record;
    const { secret, marks } = this.#row;
    if (!secret || !marks) throw new Error(`Seal ${n} of log ${log} has lost its secret.`);
    const [who, what] = halvesFromSecret(secret, index);
    return {
      log,
      seal: n,
      index,
      salts: [who.toString('base64'), what.toString('base64')],
      marks: marksAt(marks, index).toString('base64'),
      ...(withPath && { path: this.#path(index) }),
    };
  }

  #path(index: number): string[] {
    this.#tree ??= new MerkleTree(splitHashes(this.#row.leaves ?? Buffer.alloc(0)));
    return this.#tree.path(index).map((hash) => hash.toString('base64'));
  }
}

/** Events come in an order near to that of their seals. */
const MAX_OPEN = 32;
/** Intervals of ids overlap where events were committed late. */
const CANDIDATES = 4;

/** Finds the seals that events are in. */
export class LocatedEvents {
  readonly #strapi: Core.Strapi;
  readonly #snapshot: Snapshot;
  /** The last ones, the newest at the end. */
  readonly #open: OpenSeal[] = [];

  constructor(strapi: Core.Strapi, snapshot: Snapshot) {
    this.#strapi = strapi;
    this.#snapshot = snapshot;
  }

  /** The seal of an event and its place in it; `null` where it is not sealed. */
  async locate(id: number): Promise<{ seal: OpenSeal; index: number } | null> {
    for (const seal of [...this.#open].reverse()) {
      const index = placeOf(seal.ranges, id);
      if (index >= 0) return { seal, index };
    }
    for (let offset = 0; ; offset += CANDIDATES) {
      const rows = await sealsOf(this.#strapi, this.#snapshot)
        .select(...PROOF_COLUMNS)
        .where('max_id', '>=', id)
        .where('min_id', '<=', id)
        .orderBy('max_id')
        .limit(CANDIDATES)
        .offset(offset);
      for (const row of rows) {
        const seal = new OpenSeal(readSealRow(row));
        const index = placeOf(seal.ranges, id);
        if (index < 0) continue;
        this.#open.push(seal);
        if (this.#open.length > MAX_OPEN) this.#open.shift();
        return { seal, index };
      }
      if (rows.length < CANDIDATES) return null;
    }
  }
}
