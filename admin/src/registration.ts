import texts from './translations/menu.json';

/** The texts that Strapi shows before any page of the plugin is loaded: in its menus and on its home page. */
type RegisteredId = keyof (typeof texts)['en'];

/** A text of the menus, for Strapi to show in the language of whoever looks. */
export const registered = (id: RegisteredId) => ({ id, defaultMessage: texts.en[id] });

/** The texts of the menus in one language. The pages load their own, so that signing in stays light. */
export const registeredTexts = (locale: string): Record<string, string> =>
  (texts as Record<string, Record<string, string>>)[locale] ?? {};
