import type { ExportFormat } from '../../contracts';
import { printAuditEvent, toAuditEventDetails } from '../../event';
import { csvWriter } from './csv';
import type { ExportRow } from './read';

/** A way to write events down. */
interface Format {
  contentType: string;
  /** What stands before the first event. */
  head: string;
  write: (rows: ExportRow[]) => string;
}

/** One event of the API a line. */
const ndjson: Format = {
  contentType: 'application/x-ndjson; charset=utf-8',
  head: '',
  write: (rows) => {
    let text = '';
    for (const row of rows) text += `${printAuditEvent(row)}\n`;
    return text;
  },
};

const csv = (timeZone: string): Format => {
  const { head, write } = csvWriter(timeZone);
  return {
    contentType: 'text/csv; charset=utf-8',
    head,
    write: (rows) => {
      let text = '';
      for (const row of rows) text += write(toAuditEventDetails(row));
      return text;
    },
  };
};

export const formatOf = (name: ExportFormat, timeZone: string): Format =>
  name === 'csv' ? csv(timeZone) : ndjson;
