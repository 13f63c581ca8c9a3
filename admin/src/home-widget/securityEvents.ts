import type { Event } from '../contracts';
import type { Filters } from '../pages/AuditLog/listState';

/**
 * What decides who can get in and what they may do there: roles and their permissions, administrators, every kind of
 * token, and the audit log's own settings, with which somebody could hide the rest. Left out are content and media, which
 * are daily work; end users, who do not get into the admin panel; and what the log does by itself.
 */
export const CHANGES: Partial<Filters> = {
  categories: [
    'role',
    'end-user-role',
    'user',
    'api-token',
    'admin-token',
    'transfer-token',
    'data-transfer',
    'audit-log',
  ],
  actions: [
    'created',
    'registered',
    'invitation-accepted',
    'updated',
    'deleted',
    'permissions-changed',
    'roles-changed',
    'email-changed',
    'activated',
    'deactivated',
    'blocked',
    'unblocked',
    'password-reset-requested',
    'password-reset',
    'password-changed',
    'sessions-revoked',
    'regenerated',
    'pushed',
    'pulled',
    'settings-changed',
    'exported',
  ],
};

/** Sign-ins to the admin panel that failed or were refused; those of end users say little about its safety. */
export const FAILED_LOGINS: Partial<Filters> = {
  categories: ['login'],
  outcomes: ['failure', 'denied'],
};

const SHOWN = 5;
/** A guesser makes hundreds, and what matters would no longer be seen among them. */
const MOST_FAILED_LOGINS = 2;

/** The latest of both, newest first. */
export const latestOf = (changes: Event[], failedLogins: Event[]): Event[] =>
  [...changes, ...failedLogins.slice(0, MOST_FAILED_LOGINS)]
    .sort((one, other) => other.occurredAt.localeCompare(one.occurredAt))
    .slice(0, SHOWN);
