import type { ExportFormat } from '../../../contracts';
import { ClosingLine } from './ClosingLine';
import { ExportError } from './ExportError';
import type { ExportFile } from './ExportFile';
import { RowCounter } from './RowCounter';

/**
 * Writes what the server sends into a file, and tells how many events it has so far. The file is kept only if it has
 * as many events as the server says at the end: behind some proxies, a connection that broke looks like one that ended.
 */
export const transfer = async (
  body: ReadableStream<Uint8Array>,
  file: ExportFile,
  format: ExportFormat,
  onRows: (rows: number) => void,
): Promise<number> => {
  const closingLine = new ClosingLine();
  const counter = new RowCounter(format);
  const reader = body.getReader();

  const write = (bytes: Uint8Array<ArrayBuffer>) => {
    counter.add(bytes);
    onRows(counter.rows);

    return file.write(bytes);
  };

  for (;;) {
    const { done, value } = await reader.read();

    if (done) {
      break;
    }

    await write(closingLine.pass(value));
  }

  const end = closingLine.end();

  if (end === null) {
    throw new ExportError('incomplete');
  }

  await write(end.rest);

  if (counter.rows !== end.rows) {
    throw new ExportError('incomplete');
  }

  await file.keep();

  return counter.rows;
};
