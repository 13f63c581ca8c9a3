import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { blankRow, type EventRow, eventTable } from '../../event';
import { Lease } from '../../lease';
import { insertRows, withKnownCharacters } from '../insert';
import type { InsertResult, ReplayResult, Spill } from './spill';

/**
 * SQLSTATE classes of PostgreSQL, MySQL and MariaDB: a value that does not fit, a constraint,
 * something missing.
 */
const ABOUT_VALUES = /^(22|23|42)...$/;
const ABOUT_VALUES_ON_SQLITE = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|ERROR)/;

class RollBack extends Error {}

/** Whether the table accepts an ordinary event. It is rolled back. */
const acceptsEvents = async (strapi: Core.Strapi): Promise<boolean> => {
  try {
    await strapi.db.connection.transaction(async (trx) => {
      await insertRows(
        strapi,
        [blankRow({ category: 'audit-log', action: 'spill-replayed' })],
        trx,
      );
      throw new RollBack();
    });
  } catch (error) {
    return error instanceof RollBack;
  }
  return false;
};

/**
 * Whether the table will never accept an event, because of its content and not because the database
 * is away, full or busy.
 */
const isNeverAccepted = async (strapi: Core.Strapi, error: unknown): Promise<boolean> => {
  const { code, sqlState } = error as { code?: unknown; sqlState?: unknown };
  const isAboutValues =
    strapi.db.dialect.client === 'sqlite'
      ? ABOUT_VALUES_ON_SQLITE.test(String(code))
      : ABOUT_VALUES.test(String(sqlState ?? code));
  return isAboutValues && acceptsEvents(strapi);
};

/** Far below the parameter limit of any database. */
const AT_ONCE = 500;

/**
 * Inserts the events of the spill into the table. Returns `null` if nothing waits, or if another
 * process replays. After a crash between inserting and removing the file, the same events come
 * again; those that exist are skipped. `signal` ends the replay between two batches, with an error.
 */
export const replaySpill = async (
  strapi: Core.Strapi,
  spill: Spill,
  signal: AbortSignal,
): Promise<ReplayResult | null> => {
  if (!(await spill.look())) return null;
  const lease = new Lease(strapi, 'replay');
  if (!(await lease.acquire(signal))) return null;
  try {
    return await spill.replay(async (rows) => {
      const taken: InsertResult = { inserted: 0, refused: [] };
      for (let start = 0; start < rows.length; start += AT_ONCE) {
        // SQLite answers within one turn of the event loop. This lets requests and the signal in
        // between.
        await setImmediate();
        if (signal.aborted) throw new Error('Strapi stops.');
        await lease.renew();
        const { inserted, refused } = await insertAccepted(
          strapi,
          lease,
          rows.slice(start, start + AT_ONCE),
        );
        taken.inserted += inserted;
        taken.refused.push(...refused);
      }
      return taken;
    });
  } finally {
    await lease.release();
  }
};

/** Inserts `rows` without those that the table will never accept. */
const insertAccepted = async (
  strapi: Core.Strapi,
  lease: Lease,
  rows: EventRow[],
): Promise<InsertResult> => {
  try {
    const insert = (some: EventRow[]) => insertMissing(strapi, lease, some);
    return { inserted: await withKnownCharacters(rows, insert), refused: [] };
  } catch (error) {
    const [row] = rows;
    if (rows.length === 1 && row) {
      if (!(await isNeverAccepted(strapi, error))) throw error;
      return { inserted: 0, refused: [row] };
    }
    const half = Math.ceil(rows.length / 2);
    const first = await insertAccepted(strapi, lease, rows.slice(0, half));
    const second = await insertAccepted(strapi, lease, rows.slice(half));
    return {
      inserted: first.inserted + second.inserted,
      refused: [...first.refused, ...second.refused],
    };
  }
};

/**
 * The table has no unique index, so the lease is locked between looking for events and inserting
 * them.
 */
const insertMissing = (strapi: Core.Strapi, lease: Lease, rows: EventRow[]): Promise<number> =>
  strapi.db.connection.transaction(async (trx) => {
    if (!(await lease.confirm(trx))) throw new Error('Another process has taken over.');
    const ids = rows.map((row) => row.document_id);
    const there = await eventTable(strapi)
      .select('document_id')
      .whereIn('document_id', ids)
      .transacting(trx);
    const known = new Set(there.map((row) => row.document_id));
    const missing = rows.filter((row) => !known.has(row.document_id));
    if (missing.length > 0) await insertRows(strapi, missing, trx);
    return missing.length;
  });
