import type { Core } from '@strapi/strapi';
import { ALL_COLUMNS, eventTable, type StoredEvent, toAuditEventDetails } from '../event';
import type { Journal } from '../journal';
import {
  allowsRemoval,
  parseRemoval,
  type Removal,
  removalChanges,
  type SealRecord,
} from '../seal';
import {
  type IdRange,
  idsOf,
  MAX_EVENTS,
  PRUNED,
  rangesOf,
  rangesOfSeal,
  readHead,
  type SealRow,
  sealTable,
  uniteRanges,
} from '../sequence';
import { BATCH, type GoOn, paced } from './rows';

/**
 * Each names what those before it have allowed, so the newest would do if no clock was ever moved.
 */
const NEWEST = 100;

/** What the events say that may be gone of a log. */
const readAuthority = async (strapi: Core.Strapi, log: number): Promise<Removal[]> => {
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
const authorise = async (
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

/** That one event allows to be removed. */
const SEALS_AT_ONCE = 5_000;
/** Whose rows are removed together, where they are small. */
const SEALS_IN_GROUP = 20;

/** Seals that are old enough, the oldest first. */
const dueSeals = async (strapi: Core.Strapi, log: number, until: Date): Promise<SealRecord[]> => {
  const rows = await sealTable(strapi)
    .select('record')
    .where('log', log)
    .where('age_ms', '<', until.getTime())
    .orderBy('age_ms')
    .orderBy('n')
    .limit(SEALS_AT_ONCE);
  return rows.map(({ record }) => JSON.parse(record) as SealRecord);
};

/** Those of `due` that the log allows to be gone. It is recorded for those that are new. */
const authorised = async (
  strapi: Core.Strapi,
  journal: Journal,
  log: number,
  due: SealRecord[],
  until: Date,
): Promise<SealRecord[]> => {
  const earlier = await readAuthority(strapi, log);
  const added = due.filter((record) => !earlier.some((removal) => allowsRemoval(removal, record)));
  const events = added.reduce((sum, { count }) => sum + count, 0);
  // Seals without events are said with the next ones: a log of an idle app has one each hour.
  if (events === 0 && added.length < SEALS_AT_ONCE)
    return due.filter((record) => !added.includes(record));
  const numbers = added.map(({ n }) => n).sort((a, b) => a - b);
  await authorise(
    journal,
    earlier,
    { log, seals: rangesOf(numbers), until: until.getTime() },
    events,
  );
  // What was recorded may wait in the spill.
  const now = await readAuthority(strapi, log);
  const allowed = due.filter((record) => now.some((removal) => allowsRemoval(removal, record)));
  if (allowed.length > 0) return allowed;
  throw new Error('Expected the removal of seals to be recorded first. Nothing was removed.');
};

/** Seals that are removed together. */
const groupsOf = (seals: SealRecord[]): SealRecord[][] => {
  const groups: SealRecord[][] = [];
  let events = Infinity;
  for (const seal of seals) {
    const group = groups.at(-1);
    events += seal.count;
    if (group && group.length < SEALS_IN_GROUP && events <= MAX_EVENTS) group.push(seal);
    else {
      groups.push([seal]);
      events = seal.count;
    }
  }
  return groups;
};

/**
 * Removes the events of some seals, then all of the seals but their records. Where it is
 * interrupted, the next cleaning finds them once more. Answers how many rows it removed.
 */
const removeGroup = async (
  strapi: Core.Strapi,
  log: number,
  group: SealRecord[],
  goOn: GoOn,
): Promise<number> => {
  const seals = () =>
    sealTable(strapi)
      .where('log', log)
      .whereIn(
        'n',
        group.map(({ n }) => n),
      );
  // An export that reads one of them knows by this why events are missing.
  await paced(() => seals().whereNull('pruned_at').update({ pruned_at: Date.now() }));
  const rows = (await seals().select('ids', 'to_ms')) as Pick<SealRow, 'ids' | 'to_ms'>[];
  const ids = rows.flatMap((row) => idsOf(rangesOfSeal(row)));
  const newest = Math.max(...rows.map((row) => Number(row.to_ms ?? 0)));
  let removed = 0;
  for (let start = 0; start < ids.length; start += BATCH) {
    if (!(await goOn())) return removed;
    const batch = ids.slice(start, start + BATCH);
    removed += await paced(() =>
      // A row that came to one of these ids by a restored backup may be newer.
      eventTable(strapi).whereIn('id', batch).where('occurred_at', '<=', newest).delete(),
    );
  }
  await paced(() => seals().update(PRUNED));
  return removed;
};

/**
 * Removes the events that were sealed and are older than `until`, by whole seals, and says how many
 * rows it removed. Which seals they are is recorded before.
 */
export const removeSealsBefore = async (
  strapi: Core.Strapi,
  journal: Journal,
  until: Date,
  goOn: GoOn,
): Promise<number> => {
  const head = await readHead(strapi);
  let removed = 0;
  while (head && (await goOn())) {
    const due = await dueSeals(strapi, head.log, until);
    const allowed = due.length > 0 ? await authorised(strapi, journal, head.log, due, until) : [];
    if (allowed.length === 0) break;
    for (const group of groupsOf(allowed)) {
      if (!(await goOn())) return removed;
      removed += await removeGroup(strapi, head.log, group, goOn);
    }
  }
  return removed;
};
