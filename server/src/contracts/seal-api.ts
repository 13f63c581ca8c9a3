/** Where the key that seals are signed with is from: `config/plugins.js`, or the salt of API tokens. */
export type SealKeySource = 'config' | 'derived';

/**
 * Something that readers of the log must know of its seals. `sealing-stopped`: the log must not go on, because its newest
 * seals contradict what it has signed. `sealing-late`: events have waited for ten minutes.
 */
export type SealWarning = 'sealing-stopped' | 'sealing-late';

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
  warnings: SealWarning[];
}

/** Answer of `GET /audit-log/seal`. */
export interface GetSealResponse {
  /** `isOn: false`: sealing is switched off in `config/plugins.js`. */
  data: SealStatus | { isOn: false };
}
