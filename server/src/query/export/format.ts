import type { AuditEventDetails, ExportFormat } from '../../contracts';
import { printEvent } from '../../event';
import { csvWriter } from './csv';
import type { ExportRow } from './read';

/** A way to write events down. */
interface Format {
  contentType: string;
  /** What stands before the first event. */
  head: string;
  write: (rows: ExportRow[]) => Buffer;
}

/**
 * Lines as bytes. Line by line into one buffer: a text of all of them would have to be made first,
 * which takes ten times as long and as much memory again.
 */
const toBytes = (lines: string[]): Buffer => {
  const size = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const line of lines) at += bytes.write(line, at);
  return bytes;
};

/** One event of the API a line. */
const ndjson: Format = {
  contentType: 'application/x-ndjson; charset=utf-8',
  head: '',
  write: (rows) => toBytes(rows.map((row) => `${printEvent(row)}\n`)),
};

const csv = (timeZone: string): Format => {
  const { head, write } = csvWriter(timeZone);
  return {
    contentType: 'text/csv; charset=utf-8',
    head,
    // One text is parsed in less time than twenty columns are read.
    write: (rows) =>
      toBytes(rows.map((row) => write(JSON.parse(printEvent(row)) as AuditEventDetails))),
  };
};

export const formatOf = (name: ExportFormat, timeZone: string): Format =>
  name === 'csv' ? csv(timeZone) : ndjson;
