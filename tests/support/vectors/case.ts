import type { Finding } from '../../../server/src/contracts';
import { printVerifierKey } from '../../../server/src/seal';
import { key } from './log';

/** One file and what a verifier has to say of it. */
export interface Case {
  /** What is special about it, and the name of its file. */
  name: string;
  /** Lines, or a whole text. */
  content: object[] | string | Buffer;
  code: 0 | 1 | 2 | 3;
  findings?: Finding[];
  /** Verifier keys that are known; that of the log where none is given. */
  keys?: string[];
  /** Files of checkpoints that were kept. */
  checkpoints?: string[];
  csv?: string;
}

export const KEYS = [printVerifierKey(key)];

export const printLines = (lines: readonly object[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

/** A copy of `lines` whose line `index` is what `edit` makes of it. */
export const edited = (
  lines: readonly object[],
  index: number,
  // Each line has another form, and most are made wrong.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  edit: (line: any) => unknown,
): object[] =>
  lines.map((line, at) => {
    if (at !== index) return line;
    const copy = structuredClone(line);
    return (edit(copy) as object | undefined) ?? copy;
  });

export const without = (lines: readonly object[], ...indexes: number[]): object[] =>
  lines.filter((_, at) => !indexes.includes(at));
