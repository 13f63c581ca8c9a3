import { type AuditEvent, SECURITY_CODES } from '../contracts';

/** Changes of access and permissions. Changes of content and media are not included. */
export const SECURITY_CHANGES = {
  category: SECURITY_CODES.categories,
  action: SECURITY_CODES.routine.map((action) => `-${action}`),
};

/** Failed or denied sign-ins to the admin panel. Those of end users are not included. */
export const FAILED_LOGINS: { category: string[]; outcome: AuditEvent['outcome'][] } = {
  category: ['login'],
  outcome: ['failure', 'denied'],
};

/**
 * The address of these events. It is a constant, so that registering the widget loads nothing else.
 */
export const SECURITY_CHANGES_ADDRESS = `/settings/audit-log?${new URLSearchParams({
  action: SECURITY_CHANGES.action.join(','),
  category: SECURITY_CHANGES.category.join(','),
}).toString()}`;

const SHOWN = 5;
/** Password guessing causes hundreds of failures, which would hide everything else. */
const MAX_FAILED_LOGINS = 2;

/** The latest events of both lists, newest first. */
export const latestOf = (changes: AuditEvent[], failedLogins: AuditEvent[]): AuditEvent[] =>
  [...changes, ...failedLogins.slice(0, MAX_FAILED_LOGINS)]
    .sort((one, other) => other.occurredAt.localeCompare(one.occurredAt))
    .slice(0, SHOWN);
