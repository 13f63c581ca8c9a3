/** A line of the catalogue: an area and what can take place in it. */
interface CatalogueEntry {
  category: string;
  actions: readonly string[];
  /**
   * Its entity is the role of a sign-in, so excluding the content type of roles does not exclude
   * it.
   */
  isSignIn?: boolean;
  /** It affects who has access, what they may do, or what the log keeps. */
  isSecurityRelevant?: boolean;
  /** Actions of the category that are not security-relevant. */
  routine?: readonly string[];
  /** It cannot be excluded. */
  isNeverExcluded?: boolean;
}

/**
 * The one table of everything that can be recorded. Filters, translations, the page of events in
 * the docs, the widget of the home page and the coverage test are derived from it.
 *
 * Codes are stable, because they are stored. Their translations have the keys
 * `audit-log.category.<category>` and `audit-log.action.<action>`.
 */
export const catalogue = [
  {
    category: 'login',
    isSignIn: true,
    actions: ['login'],
  },
  { category: 'logout', isSignIn: true, actions: ['logout'] },
  {
    category: 'role',
    isSecurityRelevant: true,
    actions: ['created', 'updated', 'permissions-changed', 'deleted'],
  },
  {
    category: 'user',
    isSecurityRelevant: true,
    routine: ['invitation-renewed'],
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
  {
    category: 'api-token',
    isSecurityRelevant: true,
    actions: ['created', 'updated', 'regenerated', 'deleted'],
  },
  {
    category: 'admin-token',
    isSecurityRelevant: true,
    actions: ['created', 'updated', 'regenerated', 'deleted'],
  },
  {
    category: 'transfer-token',
    isSecurityRelevant: true,
    actions: ['created', 'updated', 'regenerated', 'deleted'],
  },
  {
    category: 'data-transfer',
    isSecurityRelevant: true,
    actions: ['pushed', 'pulled'],
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
  },
  {
    category: 'media',
    actions: ['uploaded', 'updated', 'replaced', 'moved', 'deleted'],
  },
  { category: 'media-folder', actions: ['created', 'updated', 'moved', 'deleted'] },
  {
    category: 'content-type',
    actions: ['created', 'updated', 'deleted'],
  },
  {
    category: 'component',
    actions: ['created', 'updated', 'deleted'],
  },
  { category: 'locale', actions: ['created', 'updated', 'deleted'] },
  {
    category: 'release',
    actions: ['created', 'updated', 'published', 'deleted'],
  },
  {
    category: 'review-workflow',
    actions: ['created', 'updated', 'deleted'],
  },
  {
    category: 'settings',
    actions: ['updated'],
  },
  {
    category: 'webhook',
    actions: ['created', 'updated', 'enabled', 'disabled', 'triggered', 'deleted'],
  },
  { category: 'end-user-login', isSignIn: true, actions: ['login'] },
  { category: 'end-user-logout', isSignIn: true, actions: ['logout'] },
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
  {
    category: 'end-user-role',
    isSecurityRelevant: true,
    actions: ['created', 'updated', 'permissions-changed', 'deleted'],
  },
  {
    category: 'access',
    actions: ['refused'],
  },
  {
    category: 'audit-log',
    isNeverExcluded: true,
    isSecurityRelevant: true,
    routine: ['started', 'stopped', 'cleaned', 'spill-replayed', 'verified'],
    actions: [
      'started',
      'stopped',
      'settings-changed',
      'export-started',
      'exported',
      'cleaned',
      'replaced',
      'spill-replayed',
      'capture-missing',
      'capture-failed',
      'log-opened',
      'verified',
      'verification-failed',
      'finding-acknowledged',
      'late-found',
      'sealing-key-changed',
      'sealing-switched',
    ],
  },
] as const satisfies readonly CatalogueEntry[];

type Line = (typeof catalogue)[number];

/** The area where an action occurred. */
export type Category = Line['category'];

/** An action, of any category or of one. */
export type Action<Of extends Category = Category> = Extract<
  Line,
  { category: Of }
>['actions'][number];

/** A category of the catalogue with one of its actions. */
export type CatalogueCode = { [Of in Category]: { category: Of; action: Action<Of> } }[Category];

/**
 * A category and an action that are determined separately. The test of the catalogue proves that
 * they belong together.
 */
export const catalogueCode = (category: Category, action: Action): CatalogueCode =>
  ({ category, action }) as CatalogueCode;

/** A category of other code: its own prefix, a dot and a word, such as `shop.order`. */
export interface CustomCode {
  category: `${string}.${string}`;
  action: string;
}

/** The code of an event. A code that is not in the catalogue does not compile. */
export type EventCode = CatalogueCode | CustomCode;

const lines: readonly CatalogueEntry[] = catalogue;

/** The categories with a flag. */
export const categoriesThat = (
  flag: 'isSignIn' | 'isSecurityRelevant' | 'isNeverExcluded',
): string[] => lines.filter((line) => line[flag]).map(({ category }) => category);

/** Security-relevant categories, and their actions that are not. */
export const SECURITY_CODES = {
  categories: categoriesThat('isSecurityRelevant'),
  routine: lines.flatMap(({ isSecurityRelevant, routine = [] }) =>
    isSecurityRelevant ? routine : [],
  ),
};
