import type { Core } from '@strapi/strapi';
import { type Filters, readForExport } from '../query';
import type { ExportFilters } from '../seal';
import { newestId } from '../sequence';
import { type Part, printEnd, printHead, printProven, printSeal } from './lines';
import { LocatedEvents } from './located-events';
import { type Snapshot, takeSnapshot } from './snapshot';
import { readUnsealed, readWholeSeals } from './whole-seals';

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
