import type { Core } from '@strapi/strapi';
import { type HeadRow, idsOf, rangesOfSeal, walkSeals } from '../sequence';
import type { Place } from './findings';
import type { IdSet } from './id-set';

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
