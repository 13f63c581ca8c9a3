/** The types of an event in the admin API, shared by server and admin. */

/** A value that survives `JSON.stringify` unchanged. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * How an attempt ended. `failure`: wrong password, invalid input. `denied`: not allowed, rate
 * limited.
 */
export type Outcome = 'success' | 'failure' | 'denied';

export const OUTCOMES = ['success', 'failure', 'denied'] as const satisfies readonly Outcome[];

/** The type of an actor. `system` is code without a request: cron, scripts, the CLI. */
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
  /** Its name at the time of the event. */
  label: string | null;
}

/** A changed field. `before: null`: it did not exist; `after: null`: it was removed. */
export interface Change {
  field: string;
  before: Json;
  after: Json;
  /** For a relation: the ids of the names in `before` and `after`, in the same order. */
  ids?: { before: string[]; after: string[] };
}

/**
 * The value of a change of the field `permissions`: `before: null` was granted, `after: null` was
 * revoked. Labels are copied, because the plugin that declared an action may be removed later.
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

/** The facts of the HTTP request of an event. Bodies are never stored. */
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

/** What an event changed, short enough for the list. */
export interface EventSummary {
  /** The names of the first changed fields. Permissions are counted separately. */
  fields: string[];
  /** How many more fields changed. */
  more: number;
  /** The values before and after, if a single field changed and both are short. */
  change: { before: Json; after: Json } | null;
  /** How many permissions were granted, revoked, or got other limits. */
  permissions: { granted: number; revoked: number; limited: number } | null;
}

/** An event without its details. */
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
  /** `null` if nothing changed, and for events of versions without it. */
  summary: EventSummary | null;
}

/** An event as the list shows it. */
export interface ListedEvent extends AuditEvent {
  /** Events of one request share it. `null` when there was no request. */
  requestId: string | null;
}

/** An event with all its details. */
export interface AuditEventDetails extends AuditEvent {
  changes: Change[];
  request: RequestFacts | null;
}
