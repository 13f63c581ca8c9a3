import { execFile, spawnSync } from 'node:child_process';
import path from 'node:path';

const FOLDER = path.resolve(__dirname, '../python');

/** Whether this machine has Python 3. */
export const hasPython = spawnSync('python3', ['--version']).status === 0;

/** What a script of `tests/python` prints, whatever code it ends with. */
export const runPython = (script: string, ...args: string[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    // Without a cache of compiled files beside the scripts.
    const options = { env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } };
    const file = path.join(FOLDER, script);
    execFile('python3', [file, ...args], options, (error, stdout, stderr) => {
      if (stdout === '') reject(error ?? new Error(stderr));
      else resolve(JSON.parse(stdout));
    });
  });

/** What `csv_rows.py` prints of a file. */
export interface CsvRows {
  rows: number;
  /** Rows that have more or fewer cells than the header. */
  ragged: number;
  /** The different values of each column, in order. */
  values: Record<string, string[]>;
}
