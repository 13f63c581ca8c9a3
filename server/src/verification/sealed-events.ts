import type { Core } from '@strapi/strapi';
import type { SealedEvent } from '../contracts';
import { ALL_COLUMNS, eventTable, type StoredEvent, toAuditEventDetails } from '../event';
import { LocatedEvents, type OpenSeal, type Snapshot } from '../proof';
import { hashEvent, parseCheckpoint, printRecord, recordHash, rootFromPath } from '../seal';

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
export const factsOf = ({ changes }: SealedEvent): Record<string, unknown> =>
  Object.fromEntries(changes.map(({ field, after }) => [field, after]));
