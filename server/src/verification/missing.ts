import type { Core } from '@strapi/strapi';
import { type HeadRow, idsOf, MAX_EVENTS, parseRanges, readSealRow, sealTable } from '../sequence';
import type { Place } from './findings';
import type { IdSet } from './id-set';

const SEALS_AT_ONCE = 200;

/** The places of events that were sealed and are gone. What retention has removed meanwhile is none of them. */
export async function* placesOfMissing(
  strapi: Core.Strapi,
  { log, size }: HeadRow,
  gone: IdSet,
): AsyncGenerator<Place> {
  if (gone.size === 0) return;
  for (let n = 0; n < size; n += SEALS_AT_ONCE) {
    const rows = await sealTable(strapi)
      .select('n', 'ids')
      .where({ log, pruned_at: null })
      .whereBetween('n', [n, Math.min(size, n + SEALS_AT_ONCE) - 1])
      .orderBy('n');
    for (const row of rows.map(readSealRow)) {
      const ids = idsOf(parseRanges(row.ids ?? '[]', MAX_EVENTS) ?? []);
      for (const [index, id] of ids.entries()) if (gone.has(id)) yield { log, n: row.n, index };
    }
  }
}
