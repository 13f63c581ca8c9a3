import { appendFile, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { EventRow } from './row';

const FILE = 'events.ndjson';
/** A file under replay has another name, so that what fails meanwhile goes into a new one. */
const REPLAYING = /^replaying-.*\.ndjson$/;

/** A line of the file: an event that waits, or the ids of waiting events whose change did not come about after all. */
type Line = { row: EventRow } | { void: string[] };

/**
 * Keeps events that the database would not take, in a file of newline-delimited JSON, until it takes them.
 * A line is on the disk before its promise resolves.
 */
export class Spill {
  readonly #directory: string;
  #mayHaveFiles = true;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Throws what the file system throws, such as `ENOSPC`. */
  async keep(rows: EventRow[]): Promise<void> {
    await this.#append(rows.map((row) => ({ row })));
  }

  /** Takes back events of a change that was rolled back after all. */
  async void(ids: string[]): Promise<void> {
    await this.#append([{ void: ids }]);
  }

  /** Whether events wait here. */
  async hasEvents(): Promise<boolean> {
    if (!this.#mayHaveFiles) return false;
    const files = await this.#files();
    this.#mayHaveFiles = files.length > 0;
    return this.#mayHaveFiles;
  }

  /**
   * Hands all waiting events to `insert`, file by file, and removes each file that was taken.
   * Returns how many events there were. What `insert` throws ends the replay; nothing is lost by it.
   */
  async replay(insert: (rows: EventRow[]) => Promise<void>): Promise<number> {
    if (!(await this.hasEvents())) return 0;
    await this.#setAside();
    let replayed = 0;
    for (const file of await this.#files()) {
      if (file === FILE) continue;
      const rows = toRows(await readFile(path.join(this.#directory, file), 'utf8'));
      if (rows.length > 0) await insert(rows);
      await rm(path.join(this.#directory, file));
      replayed += rows.length;
    }
    return replayed;
  }

  async #append(lines: Line[]): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    this.#mayHaveFiles = true;
    const file = await open(path.join(this.#directory, FILE), 'a', 0o600);
    try {
      // One write, so that two processes do not mix their lines; it begins with a line break, because a crash may have cut
      // the last line short.
      const text = lines.map((line) => JSON.stringify(line)).join('\n');
      await appendFile(file, `\n${text}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async #setAside(): Promise<void> {
    const aside = `replaying-${process.pid}-${process.hrtime.bigint()}.ndjson`;
    await rename(path.join(this.#directory, FILE), path.join(this.#directory, aside)).catch(
      ignoreMissing,
    );
  }

  async #files(): Promise<string[]> {
    const names = (await readdir(this.#directory).catch(ignoreMissing)) ?? [];
    return names.filter((name) => name === FILE || REPLAYING.test(name)).sort();
  }
}

/** The events of a spill file, less those taken back. A last line that a crash cut short is no event: it was never confirmed. */
const toRows = (text: string): EventRow[] => {
  const rows = new Map<string, EventRow>();
  for (const line of text.split('\n')) {
    const parsed = parseLine(line);
    if (parsed && 'row' in parsed) rows.set(parsed.row.document_id, parsed.row);
    if (parsed && 'void' in parsed) parsed.void.forEach((id) => rows.delete(id));
  }
  return [...rows.values()];
};

const parseLine = (line: string): Line | null => {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return null;
  }
};

const ignoreMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
  return undefined;
};
