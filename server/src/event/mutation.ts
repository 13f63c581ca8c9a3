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

/**
 * What happened to a thing; merged with other mutations about the same thing in one unit of work.
 */
export type Operation = 'created' | 'updated' | 'deleted';

/**
 * Something that was put into, or taken out of, a set that belongs to a thing: a permission of a
 * role.
 */
export interface SetItem {
  field: string;
  /** Members with the same key are the same thing with other limits. */
  key: string;
  value: Json;
}

/**
 * What a capture saw of one thing. Many mutations about one thing become one event; mutations that
 * cancel each other become none.
 */
export interface Mutation {
  category: Category;
  entity: Entity & { id: string };
  operation: Operation;
  /**
   * Tells mutations of one thing apart that shall not become one event: the version and locale of
   * an entry, for one. Default: all mutations of one thing in one unit of work become one event.
   */
  part?: string;
  changes?: Change[];
  added?: SetItem[];
  removed?: SetItem[];
  /**
   * Names an update by what it changed; without it the action is `updated`. `null`: it is no event.
   */
  nameUpdate?: (changes: Change[]) => Action | null;
  /** Names a creation otherwise than `created`. */
  nameCreation?: Action;
  /**
   * Who did it, where that is not who makes the request: somebody who signs in, for one. As a
   * function: it is asked when the event is made.
   */
  actor?: Actor | (() => Actor | undefined);
}

/** An event that is complete in itself, such as a sign-in. */
export type EventInput = EventCode & EventFacts;

/** What an event says besides its code. */
export interface EventFacts {
  outcome?: Outcome;
  /** How many attempts it stands for; default 1. */
  attempts?: number;
  entity: Entity | null;
  changes?: Change[];
  actor?: Actor;
  source?: string | null;
  /** How it came in and by which request, where that is not the request at work. */
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
