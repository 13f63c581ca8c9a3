import type { Core } from '@strapi/strapi';
import type { Finding, SealedEvent } from '../contracts';
import { ALL_COLUMNS, eventTable, type StoredEvent, toAuditEventDetails } from '../event';
import { LocatedEvents, type OpenSeal, type Snapshot } from '../proof';
import {
  allowsRemoval,
  hashEvent,
  parseCheckpoint,
  parseRemoval,
  printRecord,
  recordHash,
  type Removal,
  rootFromPath,
} from '../seal';
import { keyOfFinding } from './findings';
import type { PrunedSeal } from './sealed-ids';

/** The newest are looked at. */
const MAX_LOOKED_AT = 1_000;

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');

/** Whether the event is what was sealed, all the way up to the checkpoint. */
const isProven = async (
  event: SealedEvent,
  { seal, index }: { seal: OpenSeal; index: number },
  { tree, checkpoint, head }: Snapshot,
): Promise<boolean> => {
  const { record } = seal;
  const { salts, path = [] } = seal.proofOf(index, true);
  const { leaf } = hashEvent(event, [bytes(salts[0]), bytes(salts[1])]);
  const root = rootFromPath(leaf, index, record.count, path.map(bytes));
  if (root?.toString('base64') !== record.root) return false;
  const way = await tree.path(record.n);
  const top = rootFromPath(recordHash(printRecord(record)), record.n, head.size, way);
  return top?.equals(parseCheckpoint(checkpoint).root) ?? false;
};

/**
 * The newest events of one action of the log itself that are sealed and are what was sealed. A row
 * that was put into the table by hand counts no sooner than it is sealed, and then the log shows
 * it.
 */
export async function* sealedEvents(
  strapi: Core.Strapi,
  snapshot: Snapshot,
  action: string,
): AsyncGenerator<SealedEvent> {
  const located = new LocatedEvents(strapi, snapshot);
  const rows = (await eventTable(strapi)
    .select(['id', ...ALL_COLUMNS])
    .where({ category: 'audit-log', action })
    .orderBy('id', 'desc')
    .limit(MAX_LOOKED_AT)) as unknown as StoredEvent[];
  for (const row of rows) {
    try {
      const event = toAuditEventDetails(row);
      const place = await located.locate(row.id);
      if (place && (await isProven(event, place, snapshot))) yield event;
    } catch {
      // Its row or its seal cannot be read, so it proves nothing.
    }
  }
}

/** What a change of an event says, by its field. */
const factsOf = ({ changes }: SealedEvent): Record<string, unknown> =>
  Object.fromEntries(changes.map(({ field, after }) => [field, after]));

const isFinding = (value: unknown): value is Finding =>
  value !== null && typeof value === 'object' && 'state' in value;

/** The findings that somebody has acknowledged, as sealed events say, by their keys. */
export const acknowledgedFindings = async (
  strapi: Core.Strapi,
  snapshot: Snapshot,
): Promise<Set<string>> => {
  const keys = new Set<string>();
  for await (const event of sealedEvents(strapi, snapshot, 'finding-acknowledged')) {
    const { finding } = factsOf(event);
    if (isFinding(finding)) keys.add(keyOfFinding(finding));
  }
  return keys;
};

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
