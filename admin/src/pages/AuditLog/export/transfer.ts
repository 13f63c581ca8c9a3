import { ROWS_TRAILER } from '../../../contracts';
import type { ExportFormat } from '../../../contracts';
import { ExportError } from './exportFile';
import type { ExportFile } from './exportFile';

/** Longer than the line ever is. */
const MAX_LENGTH = 64;

const CLOSING_LINE = new RegExp(`(?:^|\\n)(${ROWS_TRAILER}: (\\d+)\\n)$`);

/**
 * Takes the last line off a file that passes by: it holds the number of events, and a file without it was cut. The end
 * of what has come is held back until more comes, because it may be that line.
 */
export class ClosingLine {
  #kept = new Uint8Array();

  /** What surely belongs to the file. */
  pass(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#kept.length + bytes.length);

    all.set(this.#kept);
    all.set(bytes, this.#kept.length);

    const end = Math.max(0, all.length - MAX_LENGTH);

    this.#kept = all.slice(end);

    return all.slice(0, end);
  }

  /** The rest of the file, and how many events the server says it has; `null` when the line is not there. */
  end(): { rest: Uint8Array<ArrayBuffer>; rows: number } | null {
    // One character a byte, so that places in the text are places in the bytes.
    const text = new TextDecoder('latin1').decode(this.#kept);
    const line = CLOSING_LINE.exec(text);

    if (line === null) {
      return null;
    }

    const [, whole = '', rows] = line;

    return { rest: this.#kept.slice(0, text.length - whole.length), rows: Number(rows) };
  }
}

const NEWLINE = 10;
const QUOTE = 34;

/** How the line of an event begins in NDJSON. An export with proof has other lines, too. */
const EVENT_LINE = new TextEncoder().encode('{"id":');

/** Counts the events in a file while it passes by. */
export interface RowCounter {
  /** Looks at bytes: in UTF-8, those of a newline and of a quote are never part of another character. */
  add: (bytes: Uint8Array) => void;
  readonly rows: number;
}

/** Counts the lines after the head, those inside a quoted value aside. */
class CsvRows implements RowCounter {
  #isQuoted = false;
  #lines = 0;

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === QUOTE) {
        // A quote inside a value is doubled, and so ends the value and begins it again.
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
 * Writes what the server sends into a file, and reports how many events it has so far. The file is kept only if it has
 * as many events as the server says at the end: behind some proxies, a connection that broke looks like one that ended.
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
