/** What an administrator can set on the configuration page. */
export interface Settings {
  /** Events older than this many days are deleted; `null` keeps them for ever. */
  retentionDays: number | null;
  /** Categories that are not recorded. */
  excludedCategories: string[];
  /** Actions that are not recorded, as `<category>.<action>`. */
  excludedActions: string[];
  /** Uids of content types that are not recorded. */
  excludedContentTypes: string[];
  /** Whether events without a request are recorded: cron, scripts, the CLI. */
  recordSystem: boolean;
}

/** The bounds of `retentionDays` when it is a number: 1 day to about a hundred years. */
export const RETENTION_DAYS = { min: 1, max: 36_500, default: 90 } as const;

/** The last deletion of old events. */
export interface CleaningRun {
  /** ISO 8601, UTC. */
  at: string;
  removed: number;
  /** Events before this time were deleted; ISO 8601, UTC. */
  until: string;
}

/** The state of the log. */
export interface LogStatus {
  events: number;
  /** Whether `events` is an estimate, because there are more than 100,000. */
  eventsAreEstimated: boolean;
  /** When the oldest event happened; ISO 8601, UTC. */
  oldest: string | null;
  lastCleaning: CleaningRun | null;
  /** ISO 8601, UTC; `null` if events are kept for ever. */
  nextCleaningAt: string | null;
}

/**
 * A warning for the operator. `source-forgeable`: Strapi trusts a header for the source of a
 * request, and `trustedProxies` is not set. `capture-missing`: this version of Strapi lacks
 * something that a capture relies on. `capture-failed`: since the start, something could not be
 * captured.
 */
export type ConfigurationWarning = 'source-forgeable' | 'capture-missing' | 'capture-failed';

/** Answer of `GET` and `PUT /audit-log/settings`. */
export interface SettingsResponse {
  data: {
    settings: Settings;
    /** The settings that are pinned in `config/plugins.js`. The page shows them read-only. */
    pinned: (keyof Settings)[];
    status: LogStatus;
    warnings: ConfigurationWarning[];
  };
}

/** Body of `PUT /audit-log/settings`: only what changes. */
export type UpdateSettingsRequest = Partial<Settings>;

/** Answer of `GET /audit-log/settings/impact`: what a retention of this many days would delete. */
export interface SettingsImpactResponse {
  data: {
    /** How many events. */
    events: number;
    /** Whether `events` is an estimate, because there are many. */
    isEstimated: boolean;
    /** Events before this time would be deleted; ISO 8601, UTC. */
    until: string;
    /** When the next cleanup begins; ISO 8601, UTC. */
    nextCleaningAt: string | null;
  };
}
