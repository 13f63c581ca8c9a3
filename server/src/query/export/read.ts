import type { Core } from '@strapi/strapi';
import { EVENT_TABLE } from '../../constants';
import type { EventDetails } from '../../contracts';
import { type DetailsRow, LIST_COLUMNS, toEventDetails } from '../event';
import type { Filters } from '../filters';
import { applyFilters } from '../where';

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
): AsyncGenerator<EventDetails[]> {
  const newest = await newestId(strapi);
  let last: { at: number; id: number } | null = null;
  for (;;) {
    const query = applyFilters(
      strapi.db.getConnection(EVENT_TABLE).select([...LIST_COLUMNS, 'request', 'changes']),
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
    const rows = (await query) as DetailsRow[];
    const end = rows[rows.length - 1];
    if (!end) return;
    last = { at: Number(end.occurred_at), id: end.id };
    yield rows.map(toEventDetails);
    if (rows.length < BATCH) return;
  }
}

const newestId = async (strapi: Core.Strapi): Promise<number> => {
  const row = (await strapi.db.getConnection(EVENT_TABLE).max({ newest: 'id' }).first()) as {
    newest: number | null;
  };
  return row.newest ?? 0;
};
