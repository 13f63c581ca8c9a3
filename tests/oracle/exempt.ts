/** What changes and needs no event, with the reason. Everything that is not here must have one. */

/** Rows of these types. */
export const EXEMPT_TYPES: Record<string, string> = {
  'admin::session':
    'A session is made, renewed and ended by sign-in and sign-out, which have events.',
  'plugin::content-manager.history-version': 'A copy that Strapi makes of content that has events.',
  'plugin::upload.ai-metadata-job': 'A list of work to do.',
  'plugin::i18n.ai-localization-job': 'A list of work to do.',
  'plugin::audit-log.event': 'The log itself.',
};

/** Attributes of every type. */
const EVERYWHERE: Record<string, string> = {
  createdAt: 'When, which is the time of the event.',
  updatedAt: 'When, which is the time of the event.',
  id: 'Not data.',
};

/** Attributes of some types. */
const OF_TYPE: Record<string, Record<string, string>> = {
  'admin::api-token': {
    lastUsedAt: 'Written by use, not by a change.',
    expiresAt: 'Follows from the lifespan, which is in the event.',
  },
  'admin::transfer-token': {
    lastUsedAt: 'Written by use, not by a change.',
    expiresAt: 'Follows from the lifespan, which is in the event.',
  },
  'plugin::upload.file': { folderPath: 'Follows from the folders, which have events.' },
  'plugin::upload.folder': { path: 'Follows from the parents, which have events.' },
};

export const isExempt = (uid: string, attribute: string): boolean =>
  attribute in EVERYWHERE || attribute in (OF_TYPE[uid] ?? {});

/**
 * Entries of the store that are bookkeeping: Strapi writes them, or they are how one person likes a
 * page to look.
 */
const BOOKKEEPING = [
  /^core_admin_homepage-layout:/,
  /^core_(?!admin_)/,
  /^plugin_audit-log/,
  /^plugin_upload_metrics$/,
  /^plugin_upload_api-folder$/,
  /^plugin_content_manager_configuration_.*::(?:admin|plugin::audit-log)/,
];

export const isBookkeeping = (key: string): boolean => BOOKKEEPING.some((known) => known.test(key));

/**
 * The Super Admin may do everything, and Strapi gives it a permission for whatever there is. It is
 * the first role.
 */
export const isSuperAdmin = ({ uid, ids }: { uid: string; ids: string[] }): boolean =>
  uid === 'admin::role' && ids.includes('1');

/**
 * Attributes whose change has an event that need not name them: the action says it, or it is a
 * secret that nobody may read.
 */
const NOT_NAMED: Record<string, Record<string, string>> = {
  '*': {
    documentId: 'The identity of the entity.',
    locale: 'Part of the label.',
    publishedAt: 'Said by the actions published and unpublished.',
  },
  'admin::user': {
    password: 'Said by the action.',
    isActive: 'Said by the action.',
    blocked: 'Said by the action.',
    registrationToken: 'A secret.',
    resetPasswordToken: 'A secret.',
    resetPasswordTokenExpiresAt: 'Said by the action.',
    preferedLanguage: 'The language of a person’s own screen.',
  },
  'plugin::users-permissions.user': {
    password: 'Said by the action.',
    blocked: 'Said by the action.',
    confirmed: 'Said by the action.',
    resetPasswordToken: 'A secret.',
    confirmationToken: 'A secret.',
  },
  'admin::api-token': { accessKey: 'A secret.', encryptedKey: 'A secret.' },
  'admin::transfer-token': { accessKey: 'A secret.' },
  'strapi::webhook': {
    headers: 'Their names stand in the event, the values are secrets.',
    url: 'The host stands in the event, path and query are secrets.',
    enabled: 'Said by the action.',
  },
  'strapi::core-store': {
    value: 'The event has the parts of it that changed.',
    key: 'The identity of the entity.',
    type: 'Bookkeeping.',
    environment: 'Bookkeeping.',
    tag: 'Bookkeeping.',
  },
  'plugin::upload.file': {
    hash: 'Said by the action replaced.',
    url: 'Said by the action replaced.',
    formats: 'Made from the file.',
    previewUrl: 'Made from the file.',
    provider: 'Made by Strapi.',
    provider_metadata: 'Made by Strapi.',
  },
  'plugin::upload.folder': {
    pathId: 'Made by Strapi.',
  },
};

export const needsNoName = (uid: string, attribute: string): boolean =>
  attribute in (NOT_NAMED['*'] ?? {}) || attribute in (NOT_NAMED[uid] ?? {});

/** Events of acts that leave no trace in a table of the app. */
const ACTS_WITHOUT_ROWS: Record<string, string> = {
  'login.login': 'A sign-in.',
  'logout.logout': 'A sign-out.',
  'end-user-login.login': 'A sign-in.',
  'end-user-logout.logout': 'A sign-out.',
  'user.sessions-revoked': 'The rows of sessions are exempt.',
  'webhook.triggered': 'A request to somewhere else.',
  'access.refused': 'Something that did not happen.',
  'data-transfer.pushed': 'A transfer is not among the acts.',
  'data-transfer.pulled': 'A transfer is not among the acts.',
};

export const leavesNoTrace = (category: string, action: string): boolean =>
  category === 'audit-log' || `${category}.${action}` in ACTS_WITHOUT_ROWS;
