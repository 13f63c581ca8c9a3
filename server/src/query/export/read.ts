import type { Core } from '@strapi/strapi';
import type { AuditEventDetails } from '../../contracts';
import { eventTable, LIST_COLUMNS, type StoredEvent, toAuditEventDetails } from '../../event';
import type { Filters } from '../filters';
import { applyFilters } from '../conditions';

/** Few enough to fit into memory many times over, many enough that a million take a thousand queries. */
const BATCH = 1_000;

/**
 * All events that the filters show, oldest first, in batches. Each batch begins where the last one ended, by (time, id), so
 * that no event comes twice and none is left out; events that come in meanwhile are not part of it. No batch holds a
 * connection while the client takes its time.
 */
export async function* readForExport(
  strapi: Core.Strapi,
  filters: Filters,
): AsyncGenerator<AuditEventDetails[]> {
  const newest = await newestId(strapi);
  let last: { at: number; id: number } | null = null;
  for (;;) {
    const query = applyFilters(
      eventTable(strapi).select(['id', ...LIST_COLUMNS, 'request', 'changes']),
      filters,
    )
      .where('id', '<=', newest)
      .orderBy(['occurred_at', 'id'])
      .limit(BATCH);
    if (last) {
      const { at, id } = last;
      // The first condition is what an index can begin at; the second leaves out what was there already.
      query
        .where('occurred_at', '>=', at)
        .where((after) => after.where('occurred_at', '>', at).orWhere('id', '>', id));
    }
    const rows = (await query) as StoredEvent[];
    const end = rows[rows.length - 1];
    if (!end) return;
    last = { at: Number(end.occurred_at), id: end.id };
    yield rows.map(toAuditEventDetails);
    if (rows.length < BATCH) return;
  }
}

const newestId = async (strapi: Core.Strapi): Promise<number> => {
  const row = (await eventTable(strapi).max({ newest: 'id' }).first()) as {
    newest: number | null;
  };
  return row.newest ?? 0;
};
