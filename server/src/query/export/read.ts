import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { eventTable, inTimeOrder, LIST_COLUMNS, type StoredEvent } from '../../event';
import { applyFilters } from '../conditions';
import type { Filters } from '../filters';

/** Read in a few milliseconds: on SQLite every request waits for it. */
const BATCH = 500;

/** A row whose JSON is text, as it is stored. */
export type ExportRow = Omit<StoredEvent, 'request' | 'changes'> & {
  request: string | null;
  changes: string | null;
};

/** A JSON column as text: nobody parses it to print it again. */
const asText = (strapi: Core.Strapi, column: 'request' | 'changes') => {
  const sql = {
    postgres: '??::text AS ??',
    mysql: 'CAST(?? AS CHAR) AS ??',
    sqlite: '?? AS ??',
  }[strapi.db.dialect.client as 'postgres' | 'mysql' | 'sqlite'];
  return strapi.db.connection.raw(sql, [column, column]);
};

/** The rows of an export, without any condition yet. */
export const selectExportRows = (strapi: Core.Strapi) =>
  eventTable(strapi).select([
    'id',
    ...LIST_COLUMNS,
    asText(strapi, 'request'),
    asText(strapi, 'changes'),
  ]);

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
  const query = applyFilters(selectExportRows(strapi), filters)
    .where('id', '<=', newest)
    .orderBy(inTimeOrder('asc'))
    .limit(BATCH);
  if (last) {
    const { at, id } = last;
    // The first condition is what an index can begin at; the second leaves out what was there already.
    query
      .where('occurred_at', '>=', at)
      .where((after) => after.where('occurred_at', '>', at).orWhere('id', '>', id));
  }
  return (await query) as unknown as ExportRow[];
};

/**
 * All events that the filters show, oldest first, in batches. Each batch begins where the last one ended, by (time, id), so
 * that no event comes twice and none is left out; events that come in meanwhile are not part of it. No batch keeps a
 * connection while the client takes its time; the next one is read while one is written.
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
      // Whoever stops before it is read does not wait for it.
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
