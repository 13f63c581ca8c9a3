/**
 * The one table of everything that can be recorded. Filters, translations, the page of events in the docs and the coverage
 * test are derived from it.
 *
 * Codes are stable: they stand in the database. People read their translations, under the keys
 * `audit-log.category.<category>` and `audit-log.action.<action>`.
 */
export const catalogue = [
  { category: 'login', actions: ['login'] },
  { category: 'logout', actions: ['logout'] },
  { category: 'role', actions: ['created', 'updated', 'permissions-changed', 'deleted'] },
  {
    category: 'user',
    actions: [
      'created',
      'registered',
      'invitation-accepted',
      'invitation-renewed',
      'updated',
      'email-changed',
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
  },
  { category: 'api-token', actions: ['created', 'updated', 'regenerated', 'deleted'] },
  { category: 'admin-token', actions: ['created', 'updated', 'regenerated', 'deleted'] },
  { category: 'transfer-token', actions: ['created', 'updated', 'regenerated', 'deleted'] },
  { category: 'data-transfer', actions: ['pushed', 'pulled'] },
  {
    category: 'content',
    actions: [
      'created',
      'updated',
      'published',
      'unpublished',
      'draft-discarded',
      'cloned',
      'stage-changed',
      'deleted',
    ],
  },
  { category: 'media', actions: ['uploaded', 'updated', 'replaced', 'moved', 'deleted'] },
  { category: 'media-folder', actions: ['created', 'updated', 'moved', 'deleted'] },
  { category: 'content-type', actions: ['created', 'updated', 'deleted'] },
  { category: 'component', actions: ['created', 'updated', 'deleted'] },
  { category: 'locale', actions: ['created', 'updated', 'deleted'] },
  { category: 'release', actions: ['created', 'updated', 'published', 'deleted'] },
  { category: 'review-workflow', actions: ['created', 'updated', 'deleted'] },
  { category: 'settings', actions: ['updated'] },
  {
    category: 'webhook',
    actions: ['created', 'updated', 'enabled', 'disabled', 'triggered', 'deleted'],
  },
  { category: 'end-user-login', actions: ['login'] },
  { category: 'end-user-logout', actions: ['logout'] },
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
  },
  { category: 'end-user-role', actions: ['created', 'updated', 'permissions-changed', 'deleted'] },
  { category: 'access', actions: ['refused'] },
  { category: 'audit-log', actions: ['settings-changed', 'cleaned', 'spill-replayed'] },
] as const;

type Line = (typeof catalogue)[number];

/** The area where an action occurred. */
export type Category = Line['category'];

/** What took place. */
export type Action = Line['actions'][number];
