import type { Core } from '@strapi/strapi';
import { EVENT_TABLE } from '../constants';
import { insertRows } from './insert';
import type { EventRow } from './row';
import type { Spill } from './spill';

/** Far below what any database allows in parameters. */
const AT_ONCE = 500;

/**
 * Brings what waits in the spill into the table, and says how many events there were. A crash between inserting and removing
 * the file makes the same events come again: those that are there already are left out.
 */
export const replaySpill = (strapi: Core.Strapi, spill: Spill): Promise<number> =>
  spill.replay(async (rows) => {
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      await insertMissing(strapi, rows.slice(start, start + AT_ONCE));
    }
  });

const insertMissing = async (strapi: Core.Strapi, rows: EventRow[]): Promise<void> => {
  const ids = rows.map((row) => row.document_id);
  const there = (await strapi.db
    .getConnection(EVENT_TABLE)
    .select('document_id')
    .whereIn('document_id', ids)) as Pick<EventRow, 'document_id'>[];
  const known = new Set(there.map((row) => row.document_id));
  const missing = rows.filter((row) => !known.has(row.document_id));
  if (missing.length > 0) await insertRows(strapi, missing);
};
