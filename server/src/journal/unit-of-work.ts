import { uuidv7 } from 'uuidv7';
import type { Origin } from '../origin';
import { coalesce } from './coalesce';
import type { Draft, Fact, JournalEntry } from './fact';

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

  add(fact: Fact, origin: Origin): void {
    this.#origin ??= origin;
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
    const fromFacts = origin ? coalesce(this.#facts).map((draft) => complete(draft, origin, now)) : [];
    const fromTold = this.#told.map(({ draft, origin: toldOrigin, at }) => complete(draft, toldOrigin, at));
    this.#facts = [];
    this.#told = [];
    this.#origin = null;
    return [...fromTold, ...fromFacts];
  }
}

const complete = (draft: Draft, origin: Origin, at: Date): JournalEntry => ({
  id: uuidv7(),
  occurredAt: draft.occurredAt ?? at,
  category: draft.category,
  action: draft.action,
  outcome: draft.outcome ?? 'success',
  entity: draft.entity,
  actor: draft.actor ?? origin.actor,
  source: draft.source === undefined ? origin.source : draft.source,
  request: origin.request,
  changes: draft.changes ?? [],
});
