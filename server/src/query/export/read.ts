import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { eventTable, inTimeOrder, printedColumns, type PrintedEvent } from '../../event';
import { applyFilters } from '../conditions';
import type { Filters } from '../filters';

/** Read in a few milliseconds: on SQLite every request waits for it. */
const BATCH = 500;

/** An event as it is read to be exported. */
export interface ExportRow extends PrintedEvent {
  id: number;
}

/** The rows of an export, without any condition yet. */
export const selectExportRows = (strapi: Core.Strapi) =>
  eventTable(strapi).select(['id', ...printedColumns(strapi)]);

/** Where a batch ended. */
interface Position {
  at: number;
  id: number;
}

const readBatch = async (
  strapi: Core.Strapi,
  filters: Filters,
  newest: number,
  last: Position | null,
): Promise<ExportRow[]> => {
  // One bound, not two: of two, SQLite would begin at the first and walk through all that was read
  // already.
  const rest = last ? { ...filters, from: new Date(last.at) } : filters;
  const query = applyFilters(selectExportRows(strapi), rest)
    .where('id', '<=', newest)
    .orderBy(inTimeOrder('asc'))
    .limit(BATCH);
  if (last) {
    const { at, id } = last;
    query.where((after) => after.where('occurred_at', '>', at).orWhere('id', '>', id));
  }
  return (await query) as unknown as ExportRow[];
};

/**
 * All events that the filters show, oldest first, in batches. Each batch begins where the last one
 * ended, by (time, id), so that no event comes twice and none is left out; events that come in
 * meanwhile are not part of it. No batch keeps a connection while the client takes its time; the
 * next one is read while one is written.
 */
export async function* readForExport(
  strapi: Core.Strapi,
  filters: Filters,
): AsyncGenerator<ExportRow[]> {
  const newest = await newestId(strapi);
  let reading = readBatch(strapi, filters, newest, null);
  for (;;) {
    const rows = await reading;
    const end = rows.at(-1);
    if (!end) return;
    const isLast = rows.length < BATCH;
    if (!isLast) {
      reading = readBatch(strapi, filters, newest, { at: Number(end.occurred_at), id: end.id });
      // A reader who stops early does not wait for it.
      reading.catch(() => undefined);
    }
    yield rows;
    if (isLast) return;
    await setImmediate();
  }
}

const newestId = async (strapi: Core.Strapi): Promise<number> => {
  const row = (await eventTable(strapi).max({ newest: 'id' }).first()) as {
    newest: number | null;
  };
  return row.newest ?? 0;
};
