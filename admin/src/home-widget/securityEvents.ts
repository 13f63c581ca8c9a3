import { type AuditEvent, SECURITY_CODES } from '../contracts';

/** What decides who can get in and what they may do there. Daily work on content and media is left out. */
export const SECURITY_CHANGES = {
  category: SECURITY_CODES.categories,
  action: SECURITY_CODES.routine.map((action) => `-${action}`),
};

/** Sign-ins to the admin panel that failed or were denied; those of end users say little about it. */
export const FAILED_LOGINS: { category: string[]; outcome: AuditEvent['outcome'][] } = {
  category: ['login'],
  outcome: ['failure', 'denied'],
};

/** The address of all of them. Written here, so that it takes no more to register the widget. */
export const SECURITY_CHANGES_ADDRESS = `/settings/audit-log?${new URLSearchParams({
  action: SECURITY_CHANGES.action.join(','),
  category: SECURITY_CHANGES.category.join(','),
}).toString()}`;

const SHOWN = 5;
/** Somebody who guesses passwords fails hundreds of times; what matters would not be seen among them. */
const MAX_FAILED_LOGINS = 2;

/** The latest of both, newest first. */
export const latestOf = (changes: AuditEvent[], failedLogins: AuditEvent[]): AuditEvent[] =>
  [...changes, ...failedLogins.slice(0, MAX_FAILED_LOGINS)]
    .sort((one, other) => other.occurredAt.localeCompare(one.occurredAt))
    .slice(0, SHOWN);
