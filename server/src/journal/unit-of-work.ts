import { uuidv7 } from 'uuidv7';
import type { EventInput, JournalEntry, Mutation } from '../event';
import type { Origin } from '../origin';
import { coalesce } from './coalesce';
import { limitChanges } from './limits';
import type { Redaction } from './redaction';
import { redactText } from './secret-values';

/** An input with the origin and the moment that were true when it was pending. */
interface PendingEvent {
  input: EventInput;
  origin: Origin;
  at: Date;
}

/** All that one transaction (or one request, outside of any) changed; it becomes events in one go. */
export class UnitOfWork {
  #mutations: Mutation[] = [];
  #pending: PendingEvent[] = [];
  #origin: Origin | null = null;
  #looks: { look: () => Promise<EventInput[]>; origin: Origin }[] = [];
  #memory = new Map<string, unknown>();
  readonly #redact: Redaction;

  constructor(redact: Redaction) {
    this.#redact = redact;
  }

  /** Only the origin of the first mutation counts: what one unit of work does has one. */
  add(mutation: Mutation, origin: Origin): void {
    this.#origin ??= origin;
    this.#mutations.push(mutation);
  }

  record(input: EventInput, origin: Origin): void {
    this.#pending.push({ input, origin, at: new Date() });
  }

  /** `look` is called just before the commit and answers what was done. */
  recordAtCommit(look: () => Promise<EventInput[]>, origin: Origin): void {
    this.#looks.push({ look, origin });
  }

  /** `failed` is asked for what to record where a capture could not look. */
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
   * Remembers what `load` found for as long as this unit lives, so that dozens of mutations about one role read it once.
   * A load that failed is forgotten.
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

  /** Everything that was added, as entries ready to be written; the unit is empty afterwards. */
  flush(): JournalEntry[] {
    const now = new Date();
    const origin = this.#origin;
    const fromMutations = origin
      ? coalesce(this.#mutations).map((input) => this.#complete({ input, origin, at: now }))
      : [];
    const fromPending = this.#pending.map((pending) => this.#complete(pending));
    this.#mutations = [];
    this.#pending = [];
    this.#origin = null;
    return [...fromPending, ...fromMutations];
  }

  #complete({ input, origin, at }: PendingEvent): JournalEntry {
    const { entity, changes = [] } = input;
    return {
      id: uuidv7(),
      occurredAt: input.occurredAt ?? at,
      category: input.category,
      action: input.action,
      outcome: input.outcome ?? 'success',
      attempts: input.attempts ?? 1,
      entity: entity && {
        ...entity,
        label: entity.label === null ? null : redactText(entity.label),
      },
      actor: input.actor ?? origin.actor,
      source: input.source === undefined ? origin.source : input.source,
      origin: input.origin ?? origin.origin,
      request: input.request === undefined ? origin.request : input.request,
      changes: limitChanges(this.#redact(changes, entity?.type ?? '')),
    };
  }
}
