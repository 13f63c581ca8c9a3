import type { AuditEvent } from '../../../contracts';

/** A page of the admin panel, and what is needed to see it. */
interface EntityPage {
  to: string;
  permission: { action: string; subject: string | null };
}

interface SettingsPage {
  path: string;
  action: string;
}

const ADMIN_TOKENS: SettingsPage = { path: 'admin-tokens', action: 'admin::admin-tokens.read' };

const SETTINGS_PAGES: Record<string, SettingsPage> = {
  'admin::role': { path: 'roles', action: 'admin::roles.read' },
  'admin::user': { path: 'users', action: 'admin::users.read' },
  'admin::api-token': { path: 'api-tokens', action: 'admin::api-tokens.read' },
  'admin::transfer-token': { path: 'transfer-tokens', action: 'admin::transfer.tokens.read' },
  'strapi::webhook': { path: 'webhooks', action: 'admin::webhooks.read' },
  'plugin::users-permissions.role': {
    path: 'users-permissions/roles',
    action: 'plugin::users-permissions.roles.read',
  },
};

const EXPLORE = 'plugin::content-manager.explorer.read';

/** What is known of the content types that exist: `single` or `collection`, by uid. */
type ContentKinds = ReadonlyMap<string, 'single' | 'collection'>;

/**
 * The page of the event's entity in the admin panel; `null` if there is none or the entity was
 * deleted. If it was deleted later, Strapi's page says so.
 */
export const entityPageOf = (
  {
    category,
    action,
    outcome,
    entity,
  }: Pick<AuditEvent, 'category' | 'action' | 'outcome' | 'entity'>,
  kinds: ContentKinds,
): EntityPage | null => {
  if (entity === null || entity.id === null || (action === 'deleted' && outcome === 'success')) {
    return null;
  }

  // Strapi stores both kinds of tokens in one table.
  const page = category === 'admin-token' ? ADMIN_TOKENS : SETTINGS_PAGES[entity.type];
  const id = encodeURIComponent(entity.id);

  if (page !== undefined) {
    return {
      to: `/settings/${page.path}/${id}`,
      permission: { action: page.action, subject: null },
    };
  }

  const kind = category === 'content' ? kinds.get(entity.type) : undefined;

  if (kind === undefined) return null;

  const to = `/content-manager/${kind}-types/${entity.type}`;

  return {
    to: kind === 'single' ? to : `${to}/${id}`,
    permission: { action: EXPLORE, subject: entity.type },
  };
};
