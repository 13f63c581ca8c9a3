import type { EventInput } from '../../journal';

/** Repeats of one failure within this time become one event. */
const WINDOW_MS = 60_000;
/** More different failures than this at once are told one by one, so that an attack cannot fill the memory. */
const MAX_KEYS = 10_000;

interface Repeats {
  draft: EventInput;
  count: number;
  first: Date;
  last: Date;
  timer: NodeJS.Timeout;
}

type Tell = (draft: EventInput) => Promise<void>;

/**
 * Keeps somebody who tries one password after another from flooding the log. The first failure is told at once; what repeats
 * it within a minute is counted and told as one event, with how many there were, the first and the last time.
 */
export class RepeatAggregator {
  readonly #repeats = new Map<string, Repeats>();
  readonly #tell: Tell;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** Tells `draft`, or counts it where it repeats what was told. It must carry its own actor and source. */
  async tell(draft: EventInput): Promise<void> {
    const key = keyOf(draft);
    const known = this.#repeats.get(key);
    if (known) {
      known.count += 1;
      known.last = new Date();
      known.draft = draft;
      if (known.count === 1) known.first = known.last;
      return;
    }
    if (this.#repeats.size < MAX_KEYS) this.#open(key, draft);
    await this.#tell(draft);
  }

  /** Tells what is counted so far; for the end of the process. */
  async flush(): Promise<void> {
    await Promise.all([...this.#repeats.keys()].map((key) => this.#close(key)));
  }

  #open(key: string, draft: EventInput): void {
    const now = new Date();
    const timer = setTimeout(() => void this.#close(key), WINDOW_MS).unref();
    this.#repeats.set(key, { draft, count: 0, first: now, last: now, timer });
  }

  async #close(key: string): Promise<void> {
    const repeats = this.#repeats.get(key);
    if (!repeats) return;
    clearTimeout(repeats.timer);
    this.#repeats.delete(key);
    const { draft, count, first, last } = repeats;
    if (count === 0) return;
    await this.#tell({
      ...draft,
      occurredAt: last,
      attempts: count,
      changes: [
        { field: 'attempts', before: null, after: count },
        { field: 'firstAttempt', before: null, after: first.toISOString() },
        { field: 'lastAttempt', before: null, after: last.toISOString() },
      ],
    });
  }
}

/** What makes two failures the same: who was tried, from where, and how it ended. All unknown accounts are one. */
const keyOf = ({ category, outcome, entity, source }: EventInput): string =>
  JSON.stringify([category, outcome, entity?.id ?? null, source ?? null]);
