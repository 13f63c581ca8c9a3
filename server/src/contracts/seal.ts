import type { AuditEventDetails } from './event';

/**
 * What a verification found of an event, a seal or a log: one vocabulary for page, API and command
 * line.
 */

/** What is wrong. */
export const FINDING_STATES = [
  /** It is not what was sealed. */
  'altered',
  /** It was sealed and is gone. */
  'missing',
  /** It stands among sealed events and was never sealed. */
  'inserted',
  /** It was sealed at another place. */
  'reordered',
  /** A checkpoint that was kept contradicts the log. */
  'forked',
  /** The log has fewer seals than a checkpoint that was kept says. */
  'rolled-back',
  /** A checkpoint is not signed by the key. */
  'bad-signature',
  /** Sealed events were removed, and no sealed event says so. */
  'unauthorised-prune',
] as const;

export type FindingState = (typeof FINDING_STATES)[number];

/** What can be said of one event or seal. */
export type SealState = 'verified' | 'waiting' | 'pruned' | 'erased' | FindingState;

/** The parts of an event that are hashed one by one. */
export const EVENT_PARTS = ['facts', 'who', 'what'] as const;
export type EventPart = (typeof EVENT_PARTS)[number];

/** One thing that is wrong. */
export interface Finding {
  state: FindingState;
  /** Id of the event it is about. */
  event?: string;
  /** The seal it is about. */
  seal?: { log: number; n: number };
  /** Its place in the seal, from 0; a row that is missing has no other name. */
  index?: number;
  /** The parts of an altered event that differ, where it is known. */
  parts?: EventPart[];
}

/** An event as the API answers it with all that is kept of it: what a seal is made of. */
export type SealedEvent = AuditEventDetails;
