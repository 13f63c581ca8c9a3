const ARTICLE = 'api::article.article';
const CATEGORY = 'api::category.category';

const on = (subject, fields) => (verb) => ({
  action: `plugin::content-manager.explorer.${verb}`,
  subject,
  properties: verb === 'delete' || verb === 'publish' ? {} : { fields },
  conditions: [],
});

const article = on(ARTICLE, ['title', 'body', 'category']);
const category = on(CATEGORY, ['name', 'articles']);
const general = (action) => ({ action, subject: null, properties: {}, conditions: [] });

/** What the roles of the playground may do, as it changes over the fortnight. */
export const WRITES = ['create', 'read', 'update'].map(article);
export const PUBLISHES = [...WRITES, article('publish')];
export const LEADS = [
  ...PUBLISHES,
  article('delete'),
  ...['create', 'read', 'update', 'delete'].map(category),
  general('plugin::upload.read'),
];
/** Who leads looks after the log as well. */
export const LEADS_AND_AUDITS = [...LEADS, general('plugin::audit-log.read')];
/** A mistake, taken back on the same day. */
export const TOO_MUCH = [
  ...LEADS_AND_AUDITS,
  general('admin::users.create'),
  general('admin::users.delete'),
  general('admin::roles.update'),
];
