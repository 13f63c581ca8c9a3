import type { Core } from '@strapi/strapi';
import { applyFilters, type ExportRow, type Filters, selectExportRows } from '../query';
import { type IdRange, idsOf, sealedAboveFloor, walkSeals } from '../sequence';
import { type Part, printProven, printSeal } from './lines';
import { OpenSeal, PROOF_COLUMNS } from './located-events';
import { sealsOf, type Snapshot } from './snapshot';

/** A row may have half a megabyte. */
const ROWS_AT_ONCE = 100;

type TimeRange = Pick<Filters, 'from' | 'to'>;

/** The seals that have an event in the range. */
const touching = (strapi: Core.Strapi, snapshot: Snapshot, { from, to }: TimeRange) => {
  const query = sealsOf(strapi, snapshot).where('to_ms', '>=', from.getTime());
  return to ? query.where('from_ms', '<', to.getTime()) : query;
};

/**
 * The seals from the first to the last one that has an event in the range, each with all its
 * events. Seals between that have none are only records, which say from when to when their events
 * are.
 */
export async function* readWholeSeals(
  strapi: Core.Strapi,
  snapshot: Snapshot,
  range: TimeRange,
): AsyncGenerator<Part> {
  const ends = (await touching(strapi, snapshot, range)
    .min({ first: 'n' })
    .max({ last: 'n' })
    .first()) as unknown as { first: number | string | null; last: number | string | null };
  if (ends.first === null) return;
  const numbers = { from: Number(ends.first), to: Number(ends.last) + 1 };
  for await (const row of walkSeals(strapi, snapshot.head, PROOF_COLUMNS, numbers)) {
    const seal = new OpenSeal(row);
    yield { text: await printSeal(seal.record, snapshot), events: 0 };
    if (isTouched(seal, range)) yield* eventsOf(strapi, snapshot, seal);
  }
}

const isTouched = ({ record }: OpenSeal, { from, to }: TimeRange): boolean =>
  record.from !== null &&
  record.to !== null &&
  record.to >= from.getTime() &&
  (to === undefined || record.from < to.getTime());

async function* eventsOf(
  strapi: Core.Strapi,
  snapshot: Snapshot,
  seal: OpenSeal,
): AsyncGenerator<Part> {
  const ids = idsOf(seal.ranges);
  let found = 0;
  for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
    const some = ids.slice(start, start + ROWS_AT_ONCE);
    const rows = (await selectExportRows(strapi)
      .whereIn('id', some)
      .orderBy('id')) as unknown as ExportRow[];
    const indexes = new Map(some.map((id, at) => [id, start + at]));
    const lines = rows.map((row) => {
      const index = indexes.get(Number(row.id)) as number;
      return printProven(row, seal.proofOf(index, false));
    });
    found += rows.length;
    yield { text: lines.join(''), events: rows.length };
  }
  if (found < ids.length) await refuseIfRemoved(strapi, snapshot, seal);
}

/**
 * A file that begins with a seal and ends without its events would look as if they had been removed
 * by hand.
 */
const refuseIfRemoved = async (
  strapi: Core.Strapi,
  snapshot: Snapshot,
  { record }: OpenSeal,
): Promise<void> => {
  const now = await sealsOf(strapi, snapshot).where('n', record.n).first('pruned_at');
  if (now?.pruned_at === null) return;
  throw new Error('Retention has removed events of the range meanwhile. Export once more.');
};

const UNSEALED_AT_ONCE = 500;

const isWithin = (ranges: IdRange[], id: number): boolean =>
  ranges.some(([first, last]) => id >= first && id <= last);

/** Events of the range that no seal has yet: they were written just now, or are not adopted yet. */
export async function* readUnsealed(
  strapi: Core.Strapi,
  snapshot: Snapshot,
  range: TimeRange,
  newest: number,
): AsyncGenerator<ExportRow[]> {
  const { floor, adopted_to, opened_at_id } = snapshot.head;
  const sealed = await sealedAboveFloor(strapi, snapshot.head);
  for (const [above, upTo] of [
    [adopted_to, opened_at_id],
    [floor, newest],
  ] as const) {
    let last = above;
    while (last < upTo) {
      const query = selectExportRows(strapi).where('id', '>', last).where('id', '<=', upTo);
      const rows = (await applyFilters(query, range)
        .orderBy('id')
        .limit(UNSEALED_AT_ONCE)) as unknown as ExportRow[];
      const unsealed = rows.filter(({ id }) => !isWithin(sealed, Number(id)));
      if (unsealed.length > 0) yield unsealed;
      if (rows.length < UNSEALED_AT_ONCE) break;
      last = Number(rows.at(-1)?.id);
    }
  }
}
