import type { PluginDefinition } from '@strapi/strapi/admin';

import { addEntryPanel } from './entry-panel/addEntryPanel';
import { addHomeWidget } from './home-widget/addHomeWidget';
import { PERMISSIONS } from './permissions';
import { PLUGIN_ID } from './pluginId';
import en from './translations/en.json';
import { message } from './words/message';

const plugin: PluginDefinition = {
  register(app) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });

    // A settings link is marked as active on every address below its own, so neither address may lie below the other.
    app.addSettingsLink({ id: PLUGIN_ID, intlLabel: message('audit-log.section.label') }, [
      {
        id: 'audit-log.events',
        intlLabel: message('audit-log.events.title'),
        to: 'audit-log',
        permissions: PERMISSIONS.readEvents,
        Component: () => import('./pages/AuditLog'),
      },
      {
        id: 'audit-log.configuration',
        intlLabel: message('audit-log.configuration.title'),
        to: 'audit-log-configuration',
        permissions: PERMISSIONS.readSettings,
        Component: () => import('./pages/Configuration'),
      },
    ]);

    addHomeWidget(app);
  },

  bootstrap(app) {
    addEntryPanel(app);
  },

  registerTrads({ locales }) {
    return Promise.all(
      locales.map(async (locale) => {
        if (locale === 'en') {
          return { data: en, locale };
        }

        try {
          const translations = (await import(`./translations/${locale}.json`)) as {
            default: Record<string, string>;
          };

          return { data: translations.default, locale };
        } catch {
          // Not translated yet: Strapi falls back to English.
          return { data: {}, locale };
        }
      }),
    );
  },
};

export default plugin;
