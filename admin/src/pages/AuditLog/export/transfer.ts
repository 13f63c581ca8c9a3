import { type ExportFormat, ROWS_TRAILER } from '../../../contracts';
import { ExportError, type ExportFile } from './export-file';

/** The maximum length of the line. */
const MAX_LENGTH = 64;

const CLOSING_LINE = new RegExp(`(?:^|\\n)(${ROWS_TRAILER}: (\\d+)\\n)$`);

/**
 * Removes the last line from a stream. It holds the number of events, and a file without it was
 * cut. The end of each chunk is kept for later, because it may be that line.
 */
export class ClosingLine {
  #kept = new Uint8Array();

  /** The bytes that certainly belong to the file. */
  pass(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#kept.length + bytes.length);

    all.set(this.#kept);
    all.set(bytes, this.#kept.length);

    const end = Math.max(0, all.length - MAX_LENGTH);

    this.#kept = all.slice(end);

    return all.slice(0, end);
  }

  /** The rest of the file, and the server's number of events; `null` if the line is missing. */
  end(): { rest: Uint8Array<ArrayBuffer>; rows: number } | null {
    // One character per byte, so that indexes in the text are indexes in the bytes.
    const text = new TextDecoder('latin1').decode(this.#kept);
    const line = CLOSING_LINE.exec(text);

    if (line === null) return null;

    const [, whole = '', rows] = line;

    return { rest: this.#kept.slice(0, text.length - whole.length), rows: Number(rows) };
  }
}

const NEWLINE = 10;
const QUOTE = 34;

/** How the line of an event begins in NDJSON. An export with proof has other lines, too. */
const EVENT_LINE = new TextEncoder().encode('{"id":');

/** Counts the events in a stream. */
interface RowCounter {
  /** Reads bytes: in UTF-8, a newline or a quote is never part of another character. */
  add: (bytes: Uint8Array) => void;
  readonly rows: number;
}

/** Counts the lines after the head, except line breaks within a quoted value. */
class CsvRows implements RowCounter {
  #isQuoted = false;
  #lines = 0;

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === QUOTE) {
        // A quote inside a value is doubled, so it ends the value and starts it again.
        this.#isQuoted = !this.#isQuoted;
      } else if (byte === NEWLINE && !this.#isQuoted) {
        this.#lines += 1;
      }
    }
  }

  get rows(): number {
    return Math.max(0, this.#lines - 1);
  }
}

/** Counts the lines of events that have ended. */
class NdjsonRows implements RowCounter {
  rows = 0;
  /** How many bytes of the line are as in the line of an event; `-1` from the first that is not. */
  #matched = 0;

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === NEWLINE) {
        this.rows += this.#matched === EVENT_LINE.length ? 1 : 0;
        this.#matched = 0;
      } else if (this.#matched >= 0 && this.#matched < EVENT_LINE.length) {
        this.#matched = byte === EVENT_LINE[this.#matched] ? this.#matched + 1 : -1;
      }
    }
  }
}

export const createRowCounter = (format: ExportFormat): RowCounter =>
  format === 'csv' ? new CsvRows() : new NdjsonRows();

/**
 * Writes the server's stream into a file and reports the number of events so far. The file is kept
 * only if it has the number of events that the server names at the end: behind some proxies, a
 * broken connection looks like a complete one.
 */
export const transfer = async (
  body: ReadableStream<Uint8Array>,
  file: ExportFile,
  format: ExportFormat,
  onRows: (rows: number) => void,
): Promise<number> => {
  const closingLine = new ClosingLine();
  const counter = createRowCounter(format);
  const reader = body.getReader();

  const write = (bytes: Uint8Array<ArrayBuffer>) => {
    counter.add(bytes);
    onRows(counter.rows);

    return file.write(bytes);
  };

  for (;;) {
    const { done, value } = await reader.read();

    if (done) break;

    await write(closingLine.pass(value));
  }

  const end = closingLine.end();

  if (end === null) throw new ExportError('incomplete');

  await write(end.rest);

  if (counter.rows !== end.rows) throw new ExportError('incomplete');

  await file.keep();

  return counter.rows;
};
