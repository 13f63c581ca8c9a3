import { setImmediate } from 'node:timers/promises';

/** Other work gets its turn after so long. */
const TURN_MS = 3;

/** Gives the event loop back in the middle of long work. */
export class Turns {
  #endsAt = performance.now() + TURN_MS;

  /** Begins a turn anew, after something else was waited for. */
  begin(): void {
    this.#endsAt = performance.now() + TURN_MS;
  }

  /** Lets other work have its turn, when this one has lasted long enough. */
  async next(): Promise<void> {
    if (performance.now() < this.#endsAt) return;
    await setImmediate();
    this.begin();
  }
}
