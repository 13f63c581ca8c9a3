import type { EventRow } from '../../event';
import { SpillFolder } from './folder';
import { type Line, waitingIn } from './lines';

/** What a replay came to. */
export interface Replay {
  /** How many events the table did not have before. */
  brought: number;
  /** How many lines were set aside, and the file that they are in. */
  rejected: { lines: number; file: string } | null;
}

/** What became of events that were handed over. */
export interface Taken {
  brought: number;
  /** Events that can never get into the table. */
  refused: EventRow[];
}

/**
 * Keeps events that the database would not take, in a file of newline-delimited JSON, until it
 * takes them.
 */
export class Spill {
  readonly #folder: SpillFolder;
  #mayHaveFiles = true;

  constructor(directory: string) {
    this.#folder = new SpillFolder(directory);
  }

  /** Keeps events of a change that is done, or of none. Throws what the file system throws. */
  async keep(rows: EventRow[]): Promise<void> {
    await this.#append(rows.map((row) => ({ row })));
  }

  /** Keeps events of a change that is not committed yet. `settle` or `void` must follow. */
  async keepUndecided(rows: EventRow[]): Promise<void> {
    const undecidedSince = Date.now();
    await this.#append(rows.map((row) => ({ row, undecidedSince })));
  }

  /** Says that the change of these events was committed. */
  async settle(ids: string[]): Promise<void> {
    await this.#append([{ settled: ids }]);
  }

  /** Takes back events of a change that was rolled back after all. */
  async void(ids: string[]): Promise<void> {
    await this.#append([{ void: ids }]);
  }

  /** Whether this process has kept events that still wait, as far as it knows. */
  async hasEvents(): Promise<boolean> {
    return this.#mayHaveFiles && this.look();
  }

  /** Whether events wait here, whoever has kept them. */
  async look(): Promise<boolean> {
    this.#mayHaveFiles = (await this.#folder.files()).length > 0;
    return this.#mayHaveFiles;
  }

  /**
   * Hands all waiting events to `insert` and forgets them when it is done. What `insert` throws
   * ends the replay; nothing is lost by it. A line that can never become an event is set aside and
   * holds nothing up. One process at a time may do this.
   */
  async replay(insert: (rows: EventRow[]) => Promise<Taken>): Promise<Replay> {
    const files = await this.#folder.claim();
    const { events, undecided, broken } = waitingIn(await this.#folder.read(files));
    const { brought, refused } =
      events.length > 0 ? await insert(events) : { brought: 0, refused: [] };
    const rejected = [...broken, ...refused.map((row) => JSON.stringify({ row }))];
    const file = rejected.length > 0 ? await this.#folder.reject(rejected) : null;
    if (undecided.length > 0) await this.#append(undecided);
    await this.#folder.remove(files);
    await this.look();
    return { brought, rejected: file === null ? null : { lines: rejected.length, file } };
  }

  async #append(lines: Line[]): Promise<void> {
    this.#mayHaveFiles = true;
    await this.#folder.append(lines.map((line) => JSON.stringify(line)));
  }
}
