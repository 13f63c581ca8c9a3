import type { Core } from '@strapi/strapi';
import { ALL_COLUMNS, eventTable, type StoredEvent, toAuditEventDetails } from '../event';
import type { Journal } from '../journal';
import { parseRemoval, type Removal, removalChanges } from '../seal';
import { type IdRange, uniteRanges } from '../sequence';

/**
 * Each names what those before it have allowed, so the newest would do if no clock was ever moved.
 */
const NEWEST = 100;

/** What the events say that may be gone of a log. */
export const readAuthority = async (strapi: Core.Strapi, log: number): Promise<Removal[]> => {
  const rows = await eventTable(strapi)
    .select(ALL_COLUMNS)
    .where({ category: 'audit-log', action: 'cleaned' })
    .orderBy('occurred_at', 'desc')
    .limit(NEWEST);
  return rows.flatMap((row) => {
    const removal = readRemoval(row as unknown as StoredEvent);
    return removal?.log === log ? [removal] : [];
  });
};

/** A row that somebody has changed by SQL allows nothing. */
const readRemoval = (row: StoredEvent): Removal | null => {
  try {
    return parseRemoval(toAuditEventDetails(row));
  } catch {
    return null;
  }
};

/** Records that seals are about to be removed, and what was removed before. */
export const authorise = async (
  journal: Journal,
  earlier: Removal[],
  { log, seals, until }: Removal,
  events: number,
): Promise<void> => {
  const all: IdRange[] = uniteRanges([...earlier.flatMap((removal) => removal.seals), ...seals]);
  // An earlier, shorter retention may have removed more.
  const latest = Math.max(until, ...earlier.map((removal) => removal.until));
  await journal.record({
    category: 'audit-log',
    action: 'cleaned',
    entity: null,
    changes: [
      { field: 'removed', before: null, after: events },
      ...removalChanges({ log, seals: all, until: latest }),
    ],
  });
};
