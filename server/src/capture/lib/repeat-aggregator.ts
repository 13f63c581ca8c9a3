import type { Core } from '@strapi/strapi';
import type { EventInput } from '../../event';
import type { Journal } from '../../journal';
import { currentOrigin } from '../../origin';

/** Repeats of one failure within this time become one event. */
const WINDOW_MS = 60_000;
/**
 * Beyond this many different failures, each is recorded, so that an attack cannot fill the memory.
 */
const MAX_KEYS = 10_000;

/** Beyond this many unknown accounts from one source, the attempts are one series. */
const MAX_UNKNOWN_ACCOUNTS = 50;

interface Repeats {
  /** The key that the attempt shares with those for other unknown accounts. */
  series: string;
  input: EventInput;
  count: number;
  first: Date;
  last: Date;
  timer: NodeJS.Timeout;
}

/**
 * Prevents repeated attempts from flooding the log: one password after another, or one forbidden
 * page. The first attempt is recorded at once. Repeats within a minute become one event with their
 * number and the time of the first and the last.
 */
export class RepeatAggregator {
  readonly #strapi: Core.Strapi;
  readonly #journal: Journal;
  readonly #repeats = new Map<string, Repeats>();

  constructor(strapi: Core.Strapi, journal: Journal) {
    this.#strapi = strapi;
    this.#journal = journal;
  }

  /** Records an attempt, or counts it if it is a repeat. */
  async record(attempt: EventInput): Promise<void> {
    // Repeats are recorded long after the request.
    const input = this.#within({ ...(await currentOrigin(this.#strapi)), ...attempt });
    const key = keyOf(input);
    const known = this.#repeats.get(key);
    if (known) {
      known.count += 1;
      known.last = new Date();
      known.input = input;
      if (known.count === 1) known.first = known.last;
      return;
    }
    if (this.#repeats.size < MAX_KEYS) this.#open(key, input);
    await this.#journal.record(input);
  }

  /** Records what was counted so far. Call it before the process ends. */
  async flush(): Promise<void> {
    await Promise.all([...this.#repeats.keys()].map((key) => this.#close(key)));
  }

  /** The attempt, without its account if too many unknown accounts were tried. */
  #within(input: EventInput): EventInput {
    const { actor, entity } = input;
    if (entity !== null || !actor?.email || this.#repeats.has(keyOf(input))) return input;
    const series = seriesOf(input);
    const known = [...this.#repeats.values()].filter((repeats) => repeats.series === series);
    if (known.length < MAX_UNKNOWN_ACCOUNTS) return input;
    return { ...input, actor: { ...actor, email: null } };
  }

  #open(key: string, input: EventInput): void {
    const now = new Date();
    const timer = setTimeout(() => void this.#close(key), WINDOW_MS).unref();
    this.#repeats.set(key, {
      series: seriesOf(input),
      input,
      count: 0,
      first: now,
      last: now,
      timer,
    });
  }

  async #close(key: string): Promise<void> {
    const repeats = this.#repeats.get(key);
    if (!repeats) return;
    clearTimeout(repeats.timer);
    this.#repeats.delete(key);
    const { input, count, first, last } = repeats;
    if (count === 0) return;
    await this.#journal.record({
      ...input,
      attempts: count,
      occurredAt: last,
      changes: [
        ...(input.changes ?? []),
        { field: 'firstAttempt', before: null, after: first.toISOString() },
        { field: 'lastAttempt', before: null, after: last.toISOString() },
      ],
    });
  }
}

const seriesOf = ({ category, action, outcome, source }: EventInput): string =>
  JSON.stringify([category, action, outcome, source]);

/** The key of a repeat: action, entity, actor, source and outcome. */
const keyOf = ({ category, action, outcome, entity, actor, source }: EventInput): string =>
  JSON.stringify([
    [category, action, outcome],
    [entity?.type, entity?.id],
    [actor?.type, actor?.id, actor?.email],
    source,
  ]);
