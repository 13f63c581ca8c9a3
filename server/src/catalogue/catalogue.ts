/** A line of the catalogue: an area and what can take place in it. */
interface CatalogueEntry {
  category: string;
  actions: readonly string[];
  /** What a reader of the docs must know of it. */
  note?: string;
}

/**
 * The one table of everything that can be recorded. Filters, translations, the page of events in the docs and the coverage
 * test are derived from it.
 *
 * Codes are stable: they stand in the database. People read their translations, under the keys
 * `audit-log.category.<category>` and `audit-log.action.<action>`.
 */
export const catalogue = [
  {
    category: 'login',
    actions: ['login'],
    note: 'The entity is the role(s) signed in under. Attempts that fail or are refused are events of this action with that outcome; an unknown e-mail is masked and told apart by a keyed hash, because people type passwords there; repeats within a minute become one event with their number.',
  },
  { category: 'logout', actions: ['logout'] },
  {
    category: 'role',
    actions: ['created', 'updated', 'permissions-changed', 'deleted'],
    note: 'The permissions of the Super Admin are left out: it may do everything, and Strapi keeps it so.',
  },
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
    note: 'A reset asked for nobody, a guessed token and a guessed invitation are failures, counted as those of logins are.',
  },
  { category: 'api-token', actions: ['created', 'updated', 'regenerated', 'deleted'] },
  { category: 'admin-token', actions: ['created', 'updated', 'regenerated', 'deleted'] },
  { category: 'transfer-token', actions: ['created', 'updated', 'regenerated', 'deleted'] },
  {
    category: 'data-transfer',
    actions: ['pushed', 'pulled'],
    note: 'That data was brought in or taken away. Strapi switches its lifecycles off meanwhile, so what it was cannot be seen.',
  },
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
    note: 'Per locale. What is written by `strapi.db.query` past the document service is seen too; plain SQL (`strapi.db.connection`) is not.',
  },
  {
    category: 'media',
    actions: ['uploaded', 'updated', 'replaced', 'moved', 'deleted'],
    note: 'The record is one with the row of the file; the file itself is stored by the upload provider before or after it.',
  },
  { category: 'media-folder', actions: ['created', 'updated', 'moved', 'deleted'] },
  {
    category: 'content-type',
    actions: ['created', 'updated', 'deleted'],
    note: 'Written before the development server restarts.',
  },
  {
    category: 'component',
    actions: ['created', 'updated', 'deleted'],
    note: 'Written before the development server restarts.',
  },
  { category: 'locale', actions: ['created', 'updated', 'deleted'] },
  {
    category: 'release',
    actions: ['created', 'updated', 'published', 'deleted'],
    note: 'Where the licence has releases.',
  },
  {
    category: 'review-workflow',
    actions: ['created', 'updated', 'deleted'],
    note: 'Where the licence has review workflows; moving an entry to another stage is an event of the content.',
  },
  {
    category: 'settings',
    actions: ['updated'],
    note: "Those of users-permissions, the media library, the content manager's views, internationalization and the default locale, project name and logo, single sign-on; `settings` in the configuration adds others.",
  },
  {
    category: 'webhook',
    actions: ['created', 'updated', 'enabled', 'disabled', 'triggered', 'deleted'],
    note: 'The host and the names of the headers; never path, query or header values.',
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
    note: 'By the admin panel, the Content API, GraphQL or a script; with the fields that an app has added. A reset asked for nobody and a guessed token are failures, counted as those of logins are.',
  },
  { category: 'end-user-role', actions: ['created', 'updated', 'permissions-changed', 'deleted'] },
  {
    category: 'access',
    actions: ['refused'],
    note: "Requests to the admin panel's API that Strapi answered with 403; repeats within a minute become one event with their number.",
  },
  {
    category: 'audit-log',
    actions: [
      'settings-changed',
      'export-started',
      'exported',
      'cleaned',
      'replaced',
      'spill-replayed',
      'capture-missing',
      'capture-failed',
    ],
    note: 'What happens to the log itself; it cannot be switched off.',
  },
] as const satisfies readonly CatalogueEntry[];

type Line = (typeof catalogue)[number];

/** The area where an action occurred. */
export type Category = Line['category'];

/** What took place. */
export type Action = Line['actions'][number];
