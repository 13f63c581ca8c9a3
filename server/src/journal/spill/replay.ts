import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { blankRow, type EventRow, eventTable } from '../../event';
import { Lease } from '../../lease';
import { insertRows, withKnownCharacters } from '../insert';
import type { Replay, Spill, Taken } from './spill';

/**
 * SQLSTATE classes: a value that does not fit, a constraint, something that is not there.
 * PostgreSQL, MySQL and MariaDB.
 */
const ABOUT_VALUES = /^(22|23|42)...$/;
const ABOUT_VALUES_ON_SQLITE = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|ERROR)/;

class Undo extends Error {}

/** Whether the table takes an ordinary event; none is left in it. */
const takesEvents = async (strapi: Core.Strapi): Promise<boolean> => {
  try {
    await strapi.db.connection.transaction(async (trx) => {
      await insertRows(
        strapi,
        [blankRow({ category: 'audit-log', action: 'spill-replayed' })],
        trx,
      );
      throw new Undo();
    });
  } catch (error) {
    return error instanceof Undo;
  }
  return false;
};

/**
 * Whether the table refuses an event for what is in it, not because the database is away, full or
 * busy: only then will it never take it.
 */
const canNeverTake = async (strapi: Core.Strapi, error: unknown): Promise<boolean> => {
  const { code, sqlState } = error as { code?: unknown; sqlState?: unknown };
  const isAboutValues =
    strapi.db.dialect.client === 'sqlite'
      ? ABOUT_VALUES_ON_SQLITE.test(String(code))
      : ABOUT_VALUES.test(String(sqlState ?? code));
  return isAboutValues && takesEvents(strapi);
};

/** Far below what any database allows in parameters. */
const AT_ONCE = 500;

/**
 * Brings what waits in the spill into the table; `null` where nothing waits, or another process is
 * at it. A crash between inserting and removing the file makes the same events come again: those
 * that are there already are left out. `signal` ends it between two batches, with an error.
 */
export const replaySpill = async (
  strapi: Core.Strapi,
  spill: Spill,
  signal: AbortSignal,
): Promise<Replay | null> => {
  if (!(await spill.look())) return null;
  const lease = new Lease(strapi, 'replay');
  if (!(await lease.acquire(signal))) return null;
  try {
    return await spill.replay(async (rows) => {
      const taken: Taken = { brought: 0, refused: [] };
      for (let start = 0; start < rows.length; start += AT_ONCE) {
        // SQLite answers within one turn of the loop; requests, and the signal to stop, get theirs.
        await setImmediate();
        if (signal.aborted) throw new Error('Strapi stops.');
        await lease.renew();
        const { brought, refused } = await bringIn(
          strapi,
          lease,
          rows.slice(start, start + AT_ONCE),
        );
        taken.brought += brought;
        taken.refused.push(...refused);
      }
      return taken;
    });
  } finally {
    await lease.release();
  }
};

/** Inserts all of `rows`; where one of them is at fault, all the others. */
const bringIn = async (strapi: Core.Strapi, lease: Lease, rows: EventRow[]): Promise<Taken> => {
  try {
    const insert = (some: EventRow[]) => insertMissing(strapi, lease, some);
    return { brought: await withKnownCharacters(rows, insert), refused: [] };
  } catch (error) {
    const [row] = rows;
    if (rows.length === 1 && row) {
      if (!(await canNeverTake(strapi, error))) throw error;
      return { brought: 0, refused: [row] };
    }
    const half = Math.ceil(rows.length / 2);
    const first = await bringIn(strapi, lease, rows.slice(0, half));
    const second = await bringIn(strapi, lease, rows.slice(half));
    return {
      brought: first.brought + second.brought,
      refused: [...first.refused, ...second.refused],
    };
  }
};

/**
 * Nothing else in the table says that an event is there only once, so the lease is locked while it
 * is looked for.
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
