import { canonical } from './canonical';
import { leafHash } from './tree';

/**
 * What a seal is made of: new events, events from before sealing began, events that came late, or
 * none.
 */
export const SEAL_KINDS = ['events', 'adopted', 'late', 'heartbeat', 'opened'] as const;
export type SealKind = (typeof SEAL_KINDS)[number];

/**
 * Why a log was begun: the first one, after a transfer of data, after a restored backup, or after
 * an acknowledged finding.
 */
export const OPENING_REASONS = ['first', 'replaced', 'restored', 'acknowledged'] as const;
export type OpeningReason = (typeof OPENING_REASONS)[number];

/**
 * One seal: 1 to 1,000 events in an order that never changes. The canonical text of this record is
 * a leaf of the tree of all seals, so its fields are fixed for ever.
 */
export interface SealRecord {
  v: 1;
  /** Number of the log; a new one begins where an earlier one cannot go on. */
  log: number;
  /** Number of the seal in its log, from 0. */
  n: number;
  kind: SealKind;
  /** How many events were sealed before this seal in its log. */
  first: number;
  /** Number of its events. */
  count: number;
  /** Root of the tree of its events, base64. */
  root: string;
  /**
   * When the oldest and the newest of its events happened, milliseconds since 1970; `null` without
   * events.
   */
  from: number | null;
  to: number | null;
  /** When it was sealed, milliseconds since 1970. */
  at: number;
  /** How many days its events are kept; `null`: forever. */
  keep: number | null;
  /** Only in the first seal of a log. */
  opened?: { because: OpeningReason; previous: string | null };
}

/** The text that is kept and hashed. */
export const printRecord = (record: SealRecord): string => canonical(record);

/** The leaf of a record in the tree of all seals. */
export const recordHash = (text: string): Buffer => leafHash(text);
