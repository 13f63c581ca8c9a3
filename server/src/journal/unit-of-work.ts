import { uuidv7 } from 'uuidv7';
import type { Change } from '../contracts';
import type { Origin } from '../origin';
import { coalesce } from './coalesce';
import type { Draft, Fact, JournalEntry } from './fact';
import { limitChanges } from './limits';
import { redactText } from './redaction';

/** Takes the secrets out of changes. */
export type Redaction = (changes: Change[], entityType: string) => Change[];

/** A draft with the origin and the moment that were true when it was told. */
interface Told {
  draft: Draft;
  origin: Origin;
  at: Date;
}

/** All that one transaction (or one request, outside of any) changed; it becomes events in one go. */
export class UnitOfWork {
  #facts: Fact[] = [];
  #told: Told[] = [];
  #origin: Origin | null = null;
  #memory = new Map<string, unknown>();
  readonly #redact: Redaction;

  constructor(redact: Redaction) {
    this.#redact = redact;
  }

  /** `origin` is asked for the first fact only: what one unit of work does has one. */
  add(fact: Fact, origin: () => Origin): void {
    this.#origin ??= origin();
    this.#facts.push(fact);
  }

  tell(draft: Draft, origin: Origin): void {
    this.#told.push({ draft, origin, at: new Date() });
  }

  get isEmpty(): boolean {
    return this.#facts.length === 0 && this.#told.length === 0;
  }

  /**
   * Remembers what `load` found for as long as this unit lives, so that dozens of facts about one role read it once.
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
  settle(): JournalEntry[] {
    const now = new Date();
    const origin = this.#origin;
    const fromFacts = origin
      ? coalesce(this.#facts).map((draft) => this.#complete({ draft, origin, at: now }))
      : [];
    const fromTold = this.#told.map((told) => this.#complete(told));
    this.#facts = [];
    this.#told = [];
    this.#origin = null;
    return [...fromTold, ...fromFacts];
  }

  #complete({ draft, origin, at }: Told): JournalEntry {
    const { entity, changes = [] } = draft;
    return {
      id: uuidv7(),
      occurredAt: draft.occurredAt ?? at,
      category: draft.category,
      action: draft.action,
      outcome: draft.outcome ?? 'success',
      entity: entity && {
        ...entity,
        label: entity.label === null ? null : redactText(entity.label),
      },
      actor: draft.actor ?? origin.actor,
      source: draft.source === undefined ? origin.source : draft.source,
      request: origin.request,
      changes: limitChanges(this.#redact(changes, entity?.type ?? '')),
    };
  }
}
