/**
 * Routes that are no acts, with the reason. Every other route that is not read-only must be drawn.
 */
export const NOT_DRAWN: Record<string, string> = {
  'POST /admin/permissions/check': 'Answers a question.',
  'POST /content-manager/uid/generate': 'Answers a question.',
  'POST /content-manager/uid/check-availability': 'Answers a question.',
  'POST /content-manager/collection-types/:model/actions/bulkFindForValidation':
    'Answers a question.',
  'POST /i18n/content-manager/actions/get-non-localized-fields': 'Answers a question.',
  'POST /email': 'Sends an e-mail; nothing is kept of it.',
  'POST /email/test': 'Sends an e-mail; nothing is kept of it.',
  'POST /email/verify': 'Asks the provider; nothing is kept of it.',
  'POST /api/email': 'Sends an e-mail; nothing is kept of it.',
  'POST /upload/actions/upload-from-urls':
    'Fetches from the network. It then stores as POST /upload/files does.',
  'POST /upload/actions/generate-ai-metadata': 'Asks a service that needs a licence.',
  'POST /upload/ai-metadata-jobs': 'Asks a service that needs a licence.',
};

/** Rewrites the files of the app and starts it anew; the catalogue test has scenarios for it. */
const IS_OF_SCHEMA_BUILDER = /^\w+ \/content-type-builder\//;
/** The twin has no such routes. Tests of their own hold their events against what was done. */
const IS_OF_PLUGIN = /^\w+ \/audit-log\//;

export const isDrawn = (route: string, drawn: ReadonlySet<string>): boolean =>
  drawn.has(route) ||
  route in NOT_DRAWN ||
  IS_OF_SCHEMA_BUILDER.test(route) ||
  IS_OF_PLUGIN.test(route);
