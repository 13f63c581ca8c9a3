/**
 * The settings that people decide, by their key in Strapi's store. Everything else in the store is bookkeeping: Strapi and its
 * plugins write there all the time. `settings` in config adds keys. A `*` at the end stands for anything.
 */
export const SETTINGS: Record<string, string> = {
  'plugin_users-permissions_advanced': 'Users & Permissions: advanced settings',
  'plugin_users-permissions_email': 'Users & Permissions: e-mail templates',
  'plugin_users-permissions_grant': 'Users & Permissions: providers',
  plugin_upload_settings: 'Media Library: settings',
  plugin_upload_view_configuration: 'Media Library: view',
  plugin_i18n_default_locale: 'Default locale',
  plugin_i18n_settings: 'Internationalization: settings',
  plugin_documentation_config: 'Documentation: access',
  'core_admin_project-settings': 'Project name and logo',
  core_admin_auth: 'Single sign-on',
  'plugin_content_manager_configuration_*': 'Content Manager: view',
  'plugin_content-releases_settings': 'Releases: settings',
};

const matches = (pattern: string, key: string): boolean =>
  pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern;

/** The name of the setting that is stored under `key`; `null` when it is none that is recorded. */
export const settingName = (key: string, added: readonly string[]): string | null => {
  const known = Object.keys(SETTINGS).find((pattern) => matches(pattern, key));
  if (known) {
    const subject = known.endsWith('*')
      ? key.slice(key.lastIndexOf('::', key.lastIndexOf('::') - 1) + 2)
      : null;
    return subject ? `${SETTINGS[known]} of ${subject}` : (SETTINGS[known] ?? key);
  }
  return added.some((pattern) => matches(pattern, key)) ? key : null;
};

/** Parts of settings that are secret although their names do not say so: the client id that a provider has given out. */
const SECRET_PARTS: Record<string, readonly string[] | undefined> = {
  'plugin_users-permissions_grant': ['key'],
  plugin_documentation_config: ['password'],
};

/** Whether the value at `path` of the setting under `key` is only recorded as changed. */
export const isSecretPart = (key: string, path: string): boolean =>
  SECRET_PARTS[key]?.includes(path.slice(path.lastIndexOf('.') + 1)) ?? false;
