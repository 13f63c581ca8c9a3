import texts from './translations/menu.json';

export const PLUGIN_ID = 'audit-log';

/**
 * The texts that Strapi shows before any page of the plugin is loaded: in its menus and on its home
 * page.
 */
type RegisteredId = keyof (typeof texts)['en'];

/** A text of the menus, which Strapi shows in the viewer's language. */
export const registered = (id: RegisteredId) => ({ id, defaultMessage: texts.en[id] });

/**
 * The texts of the menus in one language. Pages load their own texts, so that the login page stays
 * small.
 */
export const registeredTexts = (locale: string): Record<string, string> =>
  (texts as Record<string, Record<string, string>>)[locale] ?? {};
