import type { ExportFormat } from '../../../contracts';

const NEWLINE = 10;
const QUOTE = 34;

/** Counts the events in a file while it passes by: its lines, those inside a quoted value of CSV aside. */
export class RowCounter {
  readonly #isCsv: boolean;
  #isQuoted = false;
  #lines = 0;

  constructor(format: ExportFormat) {
    this.#isCsv = format === 'csv';
  }

  /** Looks at bytes: in UTF-8, those of a newline and of a quote are never part of another character. */
  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === QUOTE && this.#isCsv) {
        // A quote inside a value is doubled, and so ends the value and begins it again.
        this.#isQuoted = !this.#isQuoted;
      } else if (byte === NEWLINE && !this.#isQuoted) {
        this.#lines += 1;
      }
    }
  }

  get rows(): number {
    return this.#isCsv ? Math.max(0, this.#lines - 1) : this.#lines;
  }
}
