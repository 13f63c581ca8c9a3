/**
 * The shapes of an event as the admin API speaks them. Shared by server and admin; types only.
 */

/** A value that survives `JSON.stringify` unchanged. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** How an attempt ended. `failure`: wrong password, invalid input. `denied`: not allowed, rate limited. */
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

/** Copied facts of who did it ("Modified By"). Never a relation: the event must outlive the account. */
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
}

/**
 * A permission as it stands in a change of field `permissions`: `before: null` was granted, `after: null` was revoked.
 * Labels are copied, because a plugin that declared an action may be gone when somebody reads the event.
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

/** An event as the list shows it. */
export interface Event {
  /** UUIDv7. */
  id: string;
  /** ISO 8601, UTC, milliseconds. */
  occurredAt: string;
  /** A category code of the catalogue. */
  category: string;
  /** An action code of the catalogue. */
  action: string;
  outcome: Outcome;
  entity: Entity | null;
  modifiedBy: Actor;
  /** The client's IP address; `null` when there was no request. */
  source: string | null;
}

/** An event with everything that is kept of it. */
export interface EventDetails extends Event {
  changes: Change[];
  request: RequestFacts | null;
}
