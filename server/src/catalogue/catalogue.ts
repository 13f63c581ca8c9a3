/**
 * The one table of everything that can be recorded. The filters, the translations and the tests are derived from it.
 *
 * Codes are stable: they stand in the database. People read their translations, under the keys
 * `audit-log.category.<category>` and `audit-log.action.<action>`.
 */
export const catalogue = [
  { category: 'login', actions: ['login'], capturedBy: 'admin-sign-in' },
  { category: 'logout', actions: ['logout'], capturedBy: 'admin-sign-in' },
  {
    category: 'role',
    actions: ['created', 'updated', 'permissions-changed', 'deleted'],
    capturedBy: 'admin-roles',
  },
  {
    category: 'user',
    actions: [
      'created',
      'registered',
      'invitation-accepted',
      'updated',
      'roles-changed',
      'activated',
      'deactivated',
      'blocked',
      'unblocked',
      'password-reset-requested',
      'password-reset',
      'password-changed',
      'sessions-revoked',
      'deleted',
    ],
    capturedBy: 'admin-users',
  },
  { category: 'end-user-login', actions: ['login'], capturedBy: 'end-user-sign-in' },
  { category: 'end-user-logout', actions: ['logout'], capturedBy: 'end-user-sign-in' },
  {
    category: 'end-user',
    actions: [
      'created',
      'registered',
      'updated',
      'role-changed',
      'confirmed',
      'blocked',
      'unblocked',
      'password-reset-requested',
      'password-reset',
      'password-changed',
      'deleted',
    ],
    capturedBy: 'end-users',
  },
  {
    category: 'end-user-role',
    actions: ['created', 'updated', 'permissions-changed', 'deleted'],
    capturedBy: 'end-user-roles',
  },
  { category: 'audit-log', actions: ['settings-changed', 'cleaned'], capturedBy: 'own acts' },
] as const;

type Line = (typeof catalogue)[number];

/** The area where an action occurred. */
export type Category = Line['category'];

/** What took place. */
export type Action = Line['actions'][number];
