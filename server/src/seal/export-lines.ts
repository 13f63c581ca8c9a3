import type { SealedEvent } from '../contracts';
import type { SealRecord } from './record';

/**
 * The lines of an export with proof. Each is a JSON object, so that a reader needs no more than one
 * line in memory:
 *
 *     {"auditLogExport":{"v":1,"logs":[{"log":1,"checkpoint":"…","verifierKey":"…"}], …}}
 *     {"seal":{"v":1,"log":1,"n":311, …},"path":["…"]}
 *     {"id":"…", … ,"proof":{"log":1,"seal":311,"index":0,"salts":["…","…"],"marks":"…"}}
 *     {"end":{"events":250,"unsealed":0}}
 *
 * A seal stands before the first of its events. `path` of an event is left out where all events of
 * its seal are in the file.
 */
export interface ExportHead {
  v: 1;
  exportedAt: string;
  /** What was asked for, as the API takes it. */
  filters: ExportFilters;
  logs: ExportedLog[];
}

/** A parameter that was repeated is a list. */
export type ExportFilters = Record<string, string | string[]>;

/** A log that events of the file are from. */
export interface ExportedLog {
  log: number;
  /** The signed checkpoint that the paths of the seals lead to. */
  checkpoint: string;
  verifierKey: string;
}

export interface SealLine {
  seal: SealRecord;
  /** Audit path from the record to the root of the checkpoint, base64. */
  path: string[];
}

/** Where an event stands in its seal. */
export interface EventProof {
  log: number;
  seal: number;
  index: number;
  /** Base64. 16 bytes: the salt of the half. 32 bytes: the hash of a half that was erased. */
  salts: [who: string, what: string];
  /** Base64 of six bytes that show which part was altered. */
  marks: string;
  /** Audit path from the leaf to the root of the seal, base64. */
  path?: string[];
}

/** An event that is not sealed yet has no proof. */
export type EventLine = SealedEvent & { proof: EventProof | null };

export interface ExportEnd {
  /** Number of event lines in the file. */
  events: number;
  /** How many of them are not sealed yet. */
  unsealed: number;
}

/** The first line of a file of seal records; every other line is the canonical text of a record. */
export interface RecordsHead {
  v: 1;
  log: number;
  checkpoint: string;
  verifierKey: string;
}

/** The file cannot be verified. The message says what was expected and what came. */
export class UnreadableExport extends Error {
  override name = 'UnreadableExport' as const;
}
