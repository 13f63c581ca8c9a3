import { printEvent } from '../event';
import type { ExportRow } from '../query';
import {
  type EventProof,
  type ExportEnd,
  type ExportFilters,
  type ExportHead,
  printRecord,
  type SealRecord,
} from '../seal';
import type { Snapshot } from './snapshot';

/** A part of an export with proof: some lines, and how many events are in them. */
export interface Part {
  text: string;
  events: number;
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;

export const printHead = (snapshot: Snapshot, filters: ExportFilters): string => {
  const { log, checkpoint, verifierKey } = snapshot;
  const logs = [{ log, checkpoint, verifierKey }];
  const head: ExportHead = { v: 1, exportedAt: new Date().toISOString(), filters, logs };
  return line({ auditLogExport: head });
};

/** The record of a seal and its way to the checkpoint. */
export const printSeal = async (record: SealRecord, { tree }: Snapshot): Promise<string> => {
  const path = (await tree.path(record.n)).map((hash) => hash.toString('base64'));
  return `{"seal":${printRecord(record)},"path":${JSON.stringify(path)}}\n`;
};

/** The event goes into the line as an export prints it. */
export const printProven = (row: ExportRow, proof: EventProof | null): string =>
  `${printEvent(row).slice(0, -1)},"proof":${JSON.stringify(proof)}}\n`;

export const printEnd = (end: ExportEnd): string => line({ end });
