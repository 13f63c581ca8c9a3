import type { HeadRow } from './tables';

/** By then, every transaction that was under way when the log was opened has ended. */
const GRACE_MS = 15 * 60 * 1000;

/** A fifth of the time: the pause after a step is four times its duration. */
const PAUSE_FACTOR = 4;
const MIN_PAUSE_MS = 20;

/** After a step that could not be done: the database is away, or another process seals. */
const RETRY_AFTER_MS = 30_000;

/** What came of one step. `later`: it could not be done now. */
export type AdoptionStep = 'more' | 'done' | 'later';

/**
 * How much of the events from before the log is sealed, in percent by ids; `null` where all are.
 */
export const adoptedPercent = ({ adopted_to, opened_at_id }: HeadRow): number | null =>
  adopted_to < opened_at_id ? Math.floor((100 * adopted_to) / opened_at_id) : null;

/**
 * Seals the events that were there before the log was opened, in the background: oldest first, at
 * most a fifth of the time. Where it is interrupted, the next start continues.
 */
export class Adoption {
  readonly #step: () => Promise<AdoptionStep>;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #isStopped = false;

  constructor(step: () => Promise<AdoptionStep>) {
    this.#step = step;
  }

  /** Begins where there is something to adopt. */
  start(head: HeadRow): void {
    if (adoptedPercent(head) === null) return;
    this.#after(Math.max(0, head.opened_at + GRACE_MS - Date.now()));
  }

  /** Ends after the step under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  #after(ms: number): void {
    if (this.#isStopped) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#running = this.#adopt();
    }, ms).unref();
  }

  async #adopt(): Promise<void> {
    const begun = performance.now();
    const result = await this.#step();
    if (result === 'done') return;
    const pause = PAUSE_FACTOR * (performance.now() - begun);
    this.#after(result === 'later' ? RETRY_AFTER_MS : Math.max(MIN_PAUSE_MS, pause));
  }
}
