import type { EventRow } from '../../event';
import { SpillFolder } from './folder';
import { type Line, readSpillLines } from './lines';

/** The result of a replay. */
export interface ReplayResult {
  /** How many events were inserted. */
  inserted: number;
  /** How many lines were set aside, and their file. */
  rejected: { lines: number; file: string } | null;
}

/** The result of inserting events. */
export interface InsertResult {
  inserted: number;
  /** Events that the table will never accept. */
  refused: EventRow[];
}

/**
 * Keeps events that the database refused in a file of newline-delimited JSON, until it accepts
 * them.
 */
export class Spill {
  readonly #folder: SpillFolder;
  #mayHaveFiles = true;

  constructor(directory: string) {
    this.#folder = new SpillFolder(directory);
  }

  /** Keeps events without an open transaction. Throws what the file system throws. */
  async keep(rows: EventRow[]): Promise<void> {
    await this.#append(rows.map((row) => ({ row })));
  }

  /**
   * Keeps events of a change before its commit. `markCommitted` or `markRolledBack` must follow.
   */
  async keepUndecided(rows: EventRow[]): Promise<void> {
    const undecidedSince = Date.now();
    await this.#append(rows.map((row) => ({ row, undecidedSince })));
  }

  /** Notes that the change of these events was committed. */
  async markCommitted(ids: string[]): Promise<void> {
    await this.#append([{ settled: ids }]);
  }

  /** Notes that the change of these events was rolled back. */
  async markRolledBack(ids: string[]): Promise<void> {
    await this.#append([{ void: ids }]);
  }

  /** Whether events of this process may wait. Asks the disk only if so. */
  async hasEvents(): Promise<boolean> {
    return this.#mayHaveFiles && this.look();
  }

  /** Whether events of any process wait here. */
  async look(): Promise<boolean> {
    this.#mayHaveFiles = (await this.#folder.files()).length > 0;
    return this.#mayHaveFiles;
  }

  /**
   * Passes all waiting events to `insert` and removes them afterwards. If `insert` throws, the
   * replay ends and nothing is lost. A line that can never become an event is set aside. One
   * process at a time may do this.
   */
  async replay(insert: (rows: EventRow[]) => Promise<InsertResult>): Promise<ReplayResult> {
    const files = await this.#folder.claim();
    const { events, undecided, broken } = readSpillLines(await this.#folder.read(files));
    const { inserted, refused } =
      events.length > 0 ? await insert(events) : { inserted: 0, refused: [] };
    const rejected = [...broken, ...refused.map((row) => JSON.stringify({ row }))];
    const file = rejected.length > 0 ? await this.#folder.reject(rejected) : null;
    if (undecided.length > 0) await this.#append(undecided);
    await this.#folder.remove(files);
    await this.look();
    return { inserted, rejected: file === null ? null : { lines: rejected.length, file } };
  }

  async #append(lines: Line[]): Promise<void> {
    this.#mayHaveFiles = true;
    await this.#folder.append(lines.map((line) => JSON.stringify(line)));
  }
}
