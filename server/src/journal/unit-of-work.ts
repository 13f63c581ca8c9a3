import type { EventInput, JournalEntry, Mutation } from '../event';
import type { Origin } from '../origin';
import { boundChanges, boundMutation } from './bound';
import { coalesce } from './coalesce';
import { completeEvent, type DescriptionFailed, type PendingEvent } from './complete';
import type { Redaction } from './redaction';

/** What a unit of work needs to describe what was done. */
interface Describing {
  redact: Redaction;
  failed: DescriptionFailed;
}

/**
 * All changes of one transaction, or of one request outside of any. They become events together.
 */
export class UnitOfWork {
  #mutations: Mutation[] = [];
  #pending: PendingEvent[] = [];
  #origin: Origin | null = null;
  #looks: { look: () => Promise<EventInput[]>; origin: Origin }[] = [];
  #memory = new Map<string, unknown>();
  readonly #describing: Describing;

  constructor(describing: Describing) {
    this.#describing = describing;
  }

  /** A unit of work has one origin, that of its first mutation. */
  add(mutation: Mutation, origin: Origin): void {
    this.#origin ??= origin;
    this.#mutations.push(boundMutation(mutation));
  }

  record(input: EventInput, origin: Origin): void {
    const changes = boundChanges(input.changes);
    this.#pending.push({ input: { ...input, changes }, origin, at: new Date() });
  }

  /** `look` is called just before the commit and returns the events to record. */
  recordAtCommit(look: () => Promise<EventInput[]>, origin: Origin): void {
    this.#looks.push({ look, origin });
  }

  /** `failed` returns the event to record if a look fails. */
  async lookBeforeCommit(failed: (error: unknown) => EventInput): Promise<void> {
    for (const { look, origin } of this.#looks.splice(0)) {
      const inputs = await look().catch((error: unknown) => [failed(error)]);
      for (const input of inputs) this.record(input, origin);
    }
  }

  get isEmpty(): boolean {
    return this.#mutations.length === 0 && this.#pending.length === 0;
  }

  /**
   * Remembers what `load` found while this unit lives, so that dozens of mutations of one role read
   * it once. A failed load is forgotten.
   */
  async remember<T>(key: string, load: () => Promise<T>): Promise<T> {
    const known = this.#memory.get(key) as Promise<T> | undefined;
    if (known) return known;
    const loading = load();
    this.#memory.set(key, loading);
    try {
      return await loading;
    } catch (error) {
      this.#memory.delete(key);
      throw error;
    }
  }

  /** Empties the unit and returns its entries, ready to be written. Never throws. */
  flush(): JournalEntry[] {
    const { redact, failed } = this.#describing;
    const at = new Date();
    const origin = this.#origin;
    const fromMutations = origin
      ? coalesce(this.#mutations, failed).map((input) => ({ input, origin, at }))
      : [];
    const pending = [...this.#pending, ...fromMutations];
    this.#mutations = [];
    this.#pending = [];
    this.#origin = null;
    return pending.map((event) => completeEvent(event, redact, failed));
  }
}
