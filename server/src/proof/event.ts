import type { Core } from '@strapi/strapi';
import { type ExportRow, selectExportRows } from '../query';
import { printEnd, printHead, printProven, printSeal } from './lines';
import { LocatedEvents } from './located-events';
import { takeSnapshot } from './snapshot';

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
