import type { Core } from '@strapi/strapi';
import { type ExportRow, type Filters, readForExport, selectExportRows } from '../query';
import type { ExportFilters, RecordsHead } from '../seal';
import { newestId, walkSeals } from '../sequence';
import { type Part, printEnd, printHead, printProven, printSeal } from './lines';
import { LocatedEvents } from './located-events';
import { type Snapshot, takeSnapshot } from './snapshot';
import { readUnsealed, readWholeSeals } from './whole-seals';

/**
 * An export with proof of one event. `'unknown'`: there is no such event; `'waiting'`: it is not
 * sealed yet.
 */
export const proveEvent = async (
  strapi: Core.Strapi,
  id: string,
): Promise<string | 'unknown' | 'waiting'> => {
  const [row] = (await selectExportRows(strapi)
    .where('document_id', id)
    .limit(1)) as unknown as ExportRow[];
  if (!row) return 'unknown';
  const snapshot = await takeSnapshot(strapi);
  const found = snapshot && (await new LocatedEvents(strapi, snapshot).locate(Number(row.id)));
  if (!found) return 'waiting';
  const { seal, index } = found;
  return [
    printHead(snapshot, { id }),
    await printSeal(seal.record, snapshot),
    printProven(row, seal.proofOf(index, true)),
    printEnd({ events: 1, unsealed: 0 }),
  ].join('');
};

const CHUNK_LENGTH = 64 * 1024;

/**
 * The seal records of a log, one a line, below a line with its checkpoint. With them, any earlier
 * checkpoint can be checked.
 */
export async function* exportRecords(
  strapi: Core.Strapi,
  snapshot: Snapshot,
  from: number,
): AsyncGenerator<string> {
  const { log, checkpoint, verifierKey } = snapshot;
  const head: RecordsHead = { v: 1, log, checkpoint, verifierKey };
  yield `${JSON.stringify({ auditLogSeals: head })}\n`;
  let chunk = '';
  for await (const { record } of walkSeals(strapi, snapshot.head, ['record'], { from })) {
    chunk += `${record}\n`;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Counts what goes by. */
class Counted {
  events = 0;
  unsealed = 0;

  part(text: string, events = 0, unsealed = 0): Part {
    this.events += events;
    this.unsealed += unsealed;
    return { text, events };
  }
}

const isTimeRange = (filters: Filters): boolean =>
  Object.keys(filters).every((name) => name === 'from' || name === 'to');

/**
 * An export with proof, line by line; see `ExportHead` for its form.
 *
 * What is limited by time only goes by seals, and takes each seal as a whole that has an event in
 * the range: so it proves that no event between is missing. Anything else goes by time, and each
 * event has a proof that stands alone.
 *
 * @throws {Error} where sealing is on, and no log was opened yet.
 */
export async function* exportWithProof(
  strapi: Core.Strapi,
  filters: Filters,
  asked: ExportFilters,
): AsyncGenerator<Part> {
  const snapshot = await takeSnapshot(strapi);
  if (!snapshot) throw new Error('No log was opened yet.');
  // What comes in while the client takes its time is not part of it.
  const newest = await newestId(strapi);
  const counted = new Counted();
  yield counted.part(printHead(snapshot, asked));
  if (isTimeRange(filters)) {
    for await (const { text, events } of readWholeSeals(strapi, snapshot, filters)) {
      yield counted.part(text, events);
    }
    for await (const rows of readUnsealed(strapi, snapshot, filters, newest)) {
      const text = rows.map((row) => printProven(row, null)).join('');
      yield counted.part(text, rows.length, rows.length);
    }
  } else {
    yield* eachWithItsPath(strapi, snapshot, filters, counted);
  }
  const { events, unsealed } = counted;
  yield counted.part(printEnd({ events, unsealed }));
}

async function* eachWithItsPath(
  strapi: Core.Strapi,
  snapshot: Snapshot,
  filters: Filters,
  counted: Counted,
): AsyncGenerator<Part> {
  const located = new LocatedEvents(strapi, snapshot);
  const printed = new Set<number>();
  for await (const rows of readForExport(strapi, filters)) {
    let text = '';
    let unsealed = 0;
    for (const row of rows) {
      const found = await located.locate(row.id);
      if (found && !printed.has(found.seal.record.n)) {
        printed.add(found.seal.record.n);
        text += await printSeal(found.seal.record, snapshot);
      }
      if (!found) unsealed += 1;
      text += printProven(row, found && found.seal.proofOf(found.index, true));
    }
    yield counted.part(text, rows.length, unsealed);
  }
}
