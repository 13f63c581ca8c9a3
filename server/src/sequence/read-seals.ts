import type { Core } from '@strapi/strapi';
import { type IdRange, parseRanges } from './id-ranges';
import { MAX_EVENTS } from './seal-builder';
import { type HeadRow, readSealRow, type SealRow, sealTable } from './tables';

/** A seal with its hashes takes up to 40 kB. */
const SEALS_WITH_HASHES_AT_ONCE = 50;
const SEALS_AT_ONCE = 500;

/**
 * The ids of the events of a seal, in the order of its leaves. None where they were removed or
 * cannot be read.
 */
export const rangesOfSeal = ({ ids }: Pick<SealRow, 'ids'>): IdRange[] =>
  parseRanges(ids ?? '[]', MAX_EVENTS) ?? [];

/**
 * The seals of a log by their numbers, with the columns that are asked for: from `from` on and
 * before `to`.
 */
export async function* walkSeals<Name extends keyof SealRow>(
  strapi: Core.Strapi,
  { log, size }: Pick<HeadRow, 'log' | 'size'>,
  columns: readonly Name[],
  { from = 0, to = size }: { from?: number; to?: number } = {},
): AsyncGenerator<Pick<SealRow, Name>> {
  const hasHashes = (columns as readonly string[]).includes('leaves');
  const atOnce = hasHashes ? SEALS_WITH_HASHES_AT_ONCE : SEALS_AT_ONCE;
  const end = Math.min(to, size);
  for (let n = from; n < end; n += atOnce) {
    const rows = await sealTable(strapi)
      .select(columns as Name[])
      .where({ log })
      .whereBetween('n', [n, Math.min(end, n + atOnce) - 1])
      .orderBy('n');
    yield* (rows as unknown as Pick<SealRow, Name>[]).map((row) => readSealRow(row));
  }
}

/** The ids above the floor of a log that are sealed. */
export const sealedAboveFloor = async (
  strapi: Core.Strapi,
  { log, size, floor }: Pick<HeadRow, 'log' | 'size' | 'floor'>,
): Promise<IdRange[]> => {
  const rows = await sealTable(strapi)
    .select('ids')
    .where({ log })
    .where('n', '<', size)
    .where('max_id', '>', floor);
  return rows.flatMap(rangesOfSeal);
};

/**
 * The highest id that a log has sealed, 0 where there is none, and whether retention has removed
 * it.
 */
export const newestSealedId = async (
  strapi: Core.Strapi,
  { log }: Pick<HeadRow, 'log'>,
): Promise<{ id: number; isRemoved: boolean }> => {
  const row = await sealTable(strapi)
    .where({ log })
    .whereNotNull('max_id')
    .orderBy('max_id', 'desc')
    .first('max_id', 'pruned_at');
  return { id: Number(row?.max_id ?? 0), isRemoved: (row?.pruned_at ?? null) !== null };
};
