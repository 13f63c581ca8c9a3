import type { Core } from '@strapi/strapi';
import { type HeadRow, readSealRow, sealTable, type SealRow } from '../sequence';
import type { SealOfIds } from './events-check';
import type { HashRow } from './events-check';

const SEALS_AT_ONCE = 200;

const COLUMNS = [
  'log',
  'n',
  'record',
  'nodes',
  'ids',
  'min_id',
  'max_id',
  'from_ms',
  'to_ms',
  'pruned_at',
] as const;

export type WalkedSeal = Pick<SealRow, (typeof COLUMNS)[number]>;

/** The seals of a log, one after the other, without what is only needed to check their events. */
export async function* walkSeals(
  strapi: Core.Strapi,
  { log, size }: HeadRow,
): AsyncGenerator<WalkedSeal> {
  for (let n = 0; n < size; n += SEALS_AT_ONCE) {
    const rows = await sealTable(strapi)
      .select(COLUMNS)
      .where({ log })
      .whereBetween('n', [n, Math.min(size, n + SEALS_AT_ONCE) - 1])
      .orderBy('n');
    yield* (rows as unknown as WalkedSeal[]).map(readSealRow);
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
