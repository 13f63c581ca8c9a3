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

/**
 * Where the key that seals are signed with is from: `config/plugins.js`, or the salt of API tokens.
 */
export type SealKeySource = 'config' | 'derived';

/**
 * Something that readers of the log must know of its seals.
 *
 * - `sealing-stopped`: the log must not go on, because its newest seals contradict what it has
 *   signed.
 * - `sealing-late`: events have waited for ten minutes.
 * - `rolled-back`, `forked`: a checkpoint that an anchor has kept contradicts the log.
 * - `key-changed`: the key was changed without a signature by the old one.
 * - `no-anchor`: no checkpoint is kept outside of the database and the server log.
 */
export const SEAL_WARNINGS = [
  'sealing-stopped',
  'sealing-late',
  'rolled-back',
  'forked',
  'key-changed',
  'no-anchor',
] as const;
export type SealWarning = (typeof SEAL_WARNINGS)[number];

/** One verification of the database against its seals. */
export interface Verification {
  /** When it began; ISO 8601, UTC. */
  at: string;
  /** `everything`, or the last day and a seventh of the rest, as each night. */
  scope: 'everything' | 'part';
  /** How many events and seals it looked at. */
  events: number;
  seals: number;
  result: 'verified' | 'failed';
  /** The first hundred. */
  findings: Finding[];
  /** Number of all findings. */
  found: number;
  /** How many more there are that somebody has acknowledged earlier. */
  acknowledged: number;
}

/** A place outside of the database that checkpoints are written to. */
export interface SealAnchor {
  kind: 'server-log' | 'file';
  /** When a checkpoint was written to it last; ISO 8601, UTC. */
  lastAt: string | null;
  /** Why the last attempt failed; a sentence for the operator without a path. */
  problem: string | null;
}

/** How far the events from before the first seal are sealed. */
export interface Adoption {
  /** Estimated by ids. */
  percent: number;
}

/** How the log of seals stands. */
export interface SealStatus {
  isOn: true;
  /** Number of the log that goes on. */
  log: number;
  /** Unique name of the log; its checkpoints begin with it. */
  origin: string;
  /** Number of seals. */
  size: number;
  /** Number of events in them, those that retention has removed included. */
  events: number;
  /** When the newest seal was made; ISO 8601, UTC. */
  sealedUntil: string | null;
  /** How many of the newest events have no seal yet. */
  waiting: number;
  /** `true`: counting stopped at `waiting`. */
  waitingIsCapped: boolean;
  /** When the first of them happened; ISO 8601, UTC. */
  oldestWaiting: string | null;
  /** The signed note over all seals. */
  checkpoint: string;
  verifierKey: string;
  keySource: SealKeySource;
  /** `null`: there is nothing to adopt, or it is done. */
  adoption: Adoption | null;
  /** `null`: there was none yet. */
  lastVerification: Verification | null;
  isVerifying: boolean;
  anchors: SealAnchor[];
  warnings: SealWarning[];
}

/** Answer of `GET /audit-log/seal`. */
export interface GetSealResponse {
  /** `isOn: false`: sealing is switched off in `config/plugins.js`. */
  data: SealStatus | { isOn: false };
}

/** Answer of `GET /audit-log/events/:id/seal`: where an event is sealed. */
export interface GetEventSealResponse {
  data:
    | { state: 'waiting' }
    | {
        /** `verified` only where a verification has looked at this seal; `sealed` before that. */
        state: 'sealed' | Exclude<SealState, 'waiting'>;
        log: number;
        /** Number of the seal, from 0. */
        n: number;
        /** Place in the seal, from 0. */
        index: number;
        count: number;
        /** When it was sealed; ISO 8601, UTC. */
        at: string;
        /** When a verification looked at this seal last; ISO 8601, UTC. */
        verifiedAt: string | null;
      }
    | { state: 'off' };
}

/** Longest checkpoint that can be compared, in characters. */
export const MAX_CHECKPOINT_LENGTH = 4_096;

/** Body of `POST /audit-log/seal/compare`. */
export interface CompareCheckpointRequest {
  checkpoint: string;
}

export const COMPARISON_RESULTS = [
  /** The log of today holds all that the checkpoint covers, unchanged. */
  'extends',
  'rolled-back',
  'forked',
  'other-log',
  'bad-signature',
] as const;
export type ComparisonResult = (typeof COMPARISON_RESULTS)[number];

export interface CompareCheckpointResponse {
  data: {
    result: ComparisonResult;
    /** Number of seals that the checkpoint covers. */
    seals: number;
    /**
     * Hashes of a consistency proof from that size to the present one (RFC 6962, 2.1.2), in base64.
     */
    consistency: string[];
  };
}

/**
 * Answer of `POST /audit-log/seal/verifications`, 202; it goes on in the background. 409 while one
 * runs.
 */
export interface StartVerificationResponse {
  data: { startedAt: string };
}

/**
 * Body of `POST /audit-log/seal/acknowledgements`: somebody has looked into a finding or a warning.
 */
export interface AcknowledgeRequest {
  finding: Finding | SealWarning;
  reason: string;
}
