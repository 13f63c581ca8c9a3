import type { Core } from '@strapi/strapi';
import type { Snapshot } from '../proof';
import { allowsRemoval, parseRemoval, type Removal } from '../seal';
import { sealedEvents } from './sealed-events';
import type { PrunedSeal } from './sealed-ids';

/** Retention records a removal before it begins. The event is sealed within this time. */
const GRACE_MS = 10 * 60 * 1000;

/** The removals that sealed events of this log allow. */
const removals = async (strapi: Core.Strapi, snapshot: Snapshot): Promise<Removal[]> => {
  const found: Removal[] = [];
  for await (const event of sealedEvents(strapi, snapshot, 'cleaned')) {
    const removal = parseRemoval(event);
    if (removal) found.push(removal);
  }
  return found;
};

/** The numbers of the seals whose events were removed without a sealed event that allows it. */
export const unauthorised = async (
  strapi: Core.Strapi,
  snapshot: Snapshot,
  pruned: readonly PrunedSeal[],
): Promise<number[]> => {
  if (pruned.length === 0) return [];
  const allowed = await removals(strapi, snapshot);
  const now = Date.now();
  const isJustNow = (at: number) => at <= now && at > now - GRACE_MS;
  return pruned
    .filter(
      ({ record, at }) => !isJustNow(at) && !allowed.some((one) => allowsRemoval(one, record)),
    )
    .map(({ record }) => record.n);
};
