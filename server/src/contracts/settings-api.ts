/** What an administrator can set on the configuration page. */
export interface Settings {
  /** Events older than this many days are removed; `null` keeps them for ever. */
  retentionDays: number | null;
  /** Categories that are not recorded. */
  excludedCategories: string[];
  /** Actions that are not recorded, as `<category>.<action>`. */
  excludedActions: string[];
  /** Uids of content types of which nothing is recorded. */
  excludedContentTypes: string[];
  /** Whether events without a request are recorded: cron, scripts, the CLI. */
  recordSystem: boolean;
}

/** The bounds of `retentionDays` when it is a number: 1 day to about a hundred years. */
export const RETENTION_DAYS = { min: 1, max: 36_500, default: 90 } as const;

/** The last time old events were removed. */
export interface CleaningRun {
  /** ISO 8601, UTC. */
  at: string;
  removed: number;
  /** Events before this moment were removed; ISO 8601, UTC. */
  until: string;
}

/** How the log stands. */
export interface LogStatus {
  events: number;
  /** Whether `events` is about right instead of counted, because there are more than 100,000. */
  eventsAreEstimated: boolean;
  /** When the oldest event happened; ISO 8601, UTC. */
  oldest: string | null;
  lastCleaning: CleaningRun | null;
  /** ISO 8601, UTC; `null` when nothing is ever removed. */
  nextCleaningAt: string | null;
}

/**
 * Something the operator should mend. `source-forgeable`: Strapi believes a header about where a
 * request comes from, and nobody has said which proxies write it (`trustedProxies`).
 * `capture-missing`: this version of Strapi lacks something that a capture relies on.
 * `capture-failed`: something was done since the start that could not be captured.
 */
export type ConfigurationWarning = 'source-forgeable' | 'capture-missing' | 'capture-failed';

/** Answer of `GET` and `PUT /audit-log/settings`. */
export interface SettingsResponse {
  data: {
    settings: Settings;
    /** Settings that `config/plugins.js` decides; the page shows them read-only. */
    pinned: (keyof Settings)[];
    status: LogStatus;
    warnings: ConfigurationWarning[];
  };
}

/** Body of `PUT /audit-log/settings`: only what shall change. */
export type UpdateSettingsRequest = Partial<Settings>;

/** Answer of `GET /audit-log/settings/impact`: what a retention of so many days would remove. */
export interface SettingsImpactResponse {
  data: {
    /** How many events. */
    events: number;
    /** Whether `events` is about right instead of counted, because there are many. */
    isEstimated: boolean;
    /** Events before this time would be removed; ISO 8601, UTC. */
    until: string;
    /** When the next cleanup begins; ISO 8601, UTC. */
    nextCleaningAt: string | null;
  };
}
