/**
 * The shapes of an event as the admin API speaks them. Shared by server and admin.
 */

/** A value that survives `JSON.stringify` unchanged. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * How an attempt ended. `failure`: wrong password, invalid input. `denied`: not allowed, rate
 * limited.
 */
export type Outcome = 'success' | 'failure' | 'denied';

export const OUTCOMES = ['success', 'failure', 'denied'] as const satisfies readonly Outcome[];

/** What kind of identity did it. `system` is code without a request: cron, scripts, the CLI. */
export type ActorType = 'admin' | 'end-user' | 'api-token' | 'admin-token' | 'system' | 'anonymous';

export const ACTOR_TYPES = [
  'admin',
  'end-user',
  'api-token',
  'admin-token',
  'system',
  'anonymous',
] as const satisfies readonly ActorType[];

/** How something came in. `cron` and `system` are code without a request. */
export type AuditOrigin = 'panel' | 'api' | 'graphql' | 'mcp' | 'cli' | 'cron' | 'system';

export const ORIGINS = [
  'panel',
  'api',
  'graphql',
  'mcp',
  'cli',
  'cron',
  'system',
] as const satisfies readonly AuditOrigin[];

/**
 * Copied facts of who did it ("Modified By"). Never a relation: the event must outlive the account.
 */
export interface Actor {
  type: ActorType;
  /** The id of the account or token, as text; `null` for `system` and `anonymous`. */
  id: string | null;
  name: string | null;
  email: string | null;
}

/** Copied facts of what was affected. */
export interface Entity {
  /** Content-type uid, such as `admin::role`. */
  type: string;
  /** `null` when one event affects several, such as the roles somebody signed in under. */
  id: string | null;
  /** The name people know it by, as it was when the event happened. */
  label: string | null;
}

/** One field that differs. `null` before: it was not there; `null` after: it was taken away. */
export interface Change {
  field: string;
  before: Json;
  after: Json;
  /** Of a relation: the ids of what `before` and `after` name, in the same order. */
  ids?: { before: string[]; after: string[] };
}

/**
 * A permission as it stands in a change of field `permissions`: `before: null` was granted, `after:
 * null` was revoked. Labels are copied, because a plugin that declared an action may be gone when
 * somebody reads the event.
 */
export type PermissionValue = {
  /** Action id, such as `plugin::content-manager.explorer.publish`. */
  action: string;
  /** The action's display name, such as `Publish`. */
  actionLabel: string;
  /** Uid of the content type it applies to, if any. */
  subject: string | null;
  subjectLabel: string | null;
  /** The fields it is limited to; `null` when it is not limited by field. */
  fields: string[] | null;
  /** The locales it is limited to; `null` when it is not limited by locale. */
  locales: string[] | null;
  /** Display names of its conditions. */
  conditions: string[];
  /** Ids of its conditions, such as `admin::is-creator`. */
  conditionIds: string[];
  /** Its properties as Strapi stores them; `null` for kinds of permissions that have none. */
  properties: Json;
};

/** What is known of the HTTP request that caused an event. Bodies are never kept. */
export interface RequestFacts {
  /** Events of one request share this id. */
  id: string;
  method: string;
  /** Path without its query string. */
  path: string;
  userAgent: string | null;
  /** A short name made from the user agent, such as `Chrome on macOS`. */
  device: string | null;
}

/** What an event changed, in so few words that the list has room for it. */
export interface EventSummary {
  /** Names of fields that changed, the first few; permissions are counted on their own. */
  fields: string[];
  /** How many further fields changed. */
  more: number;
  /** Where a single field changed and both values are short: what it was and what it is. */
  change: { before: Json; after: Json } | null;
  /** How many permissions were granted, revoked, or limited in another way. */
  permissions: { granted: number; revoked: number; limited: number } | null;
}

/** An event as the list shows it. */
export interface AuditEvent {
  /** UUIDv7. */
  id: string;
  /** ISO 8601, UTC, milliseconds. */
  occurredAt: string;
  /** A category code of the catalogue. */
  category: string;
  /** An action code of the catalogue. */
  action: string;
  outcome: Outcome;
  /** How many attempts it stands for: repeated failures become one event. */
  attempts: number;
  entity: Entity | null;
  modifiedBy: Actor;
  /** The client's IP address; `null` when there was no request. */
  source: string | null;
  /** `null` for events of versions that did not record it. */
  origin: AuditOrigin | null;
  /** `null` where nothing changed, and for events of versions that did not keep it. */
  summary: EventSummary | null;
}

/** An event with everything that is kept of it. */
export interface AuditEventDetails extends AuditEvent {
  changes: Change[];
  request: RequestFacts | null;
}

/** An event as the server answers it today. */
export type Event = Omit<AuditEvent, 'attempts' | 'origin' | 'summary'>;
export type EventDetails = Omit<AuditEventDetails, 'attempts' | 'origin' | 'summary'>;
