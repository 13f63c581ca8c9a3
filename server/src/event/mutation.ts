import type {
  Action,
  Actor,
  AuditOrigin,
  Category,
  Change,
  Entity,
  EventCode,
  Json,
  Outcome,
  RequestFacts,
} from '../contracts';

/** What happened to an entity. */
export type Operation = 'created' | 'updated' | 'deleted';

/** An item that was added to, or removed from, a set of an entity: a permission of a role. */
export interface SetItem {
  field: string;
  /** Items with the same key are the same item with other limits. */
  key: string;
  value: Json;
}

/**
 * What a capture saw of one entity. In one unit of work, all mutations of one entity become one
 * event; mutations that cancel each other become none.
 */
export interface Mutation {
  category: Category;
  entity: Entity & { id: string };
  operation: Operation;
  /**
   * Mutations with different parts become different events: the versions of an entry, for example.
   */
  part?: string;
  changes?: Change[];
  added?: SetItem[];
  removed?: SetItem[];
  /**
   * Returns the action of an update, by its changes; `null` if it is not an event. Default:
   * `updated`.
   */
  nameUpdate?: (changes: Change[]) => Action | null;
  /** The action of a creation. Default: `created`. */
  nameCreation?: Action;
  /**
   * Who did it, if not the actor of the request: a person who signs in, for example. A function is
   * called when the event is made.
   */
  actor?: Actor | (() => Actor | undefined);
}

/** An event that is complete in itself, such as a sign-in. */
export type EventInput = EventCode & EventFacts;

/** The facts of an event besides its code. */
export interface EventFacts {
  outcome?: Outcome;
  /** How many attempts it stands for. Default: 1. */
  attempts?: number;
  entity: Entity | null;
  changes?: Change[];
  actor?: Actor;
  source?: string | null;
  /** How it came in and by which request, if not by the current one. */
  origin?: AuditOrigin;
  request?: RequestFacts | null;
  occurredAt?: Date;
}

/** An event that is ready to be written. */
export interface JournalEntry {
  id: string;
  occurredAt: Date;
  category: string;
  action: string;
  outcome: Outcome;
  attempts: number;
  entity: Entity | null;
  actor: Actor;
  source: string | null;
  origin: AuditOrigin | null;
  request: RequestFacts | null;
  changes: Change[];
}
