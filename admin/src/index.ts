import type { PluginDefinition } from '@strapi/strapi/admin';
import { addEntryPanel } from './entry-panel/EntryPanel';
import { addHomeWidget } from './home-widget/add-home-widget';
import { PERMISSIONS } from './permissions';
import { PLUGIN_ID, registered, registeredTexts } from './registration';

const plugin: PluginDefinition = {
  register(app) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });

    // A settings link is marked as active on every address below its own, so no address may lie
    // below another.
    app.addSettingsLink({ id: PLUGIN_ID, intlLabel: registered('audit-log.section.label') }, [
      {
        id: 'audit-log.events',
        intlLabel: registered('audit-log.events.title'),
        to: 'audit-log',
        permissions: PERMISSIONS.readEvents,
        Component: () => import('./pages/AuditLog'),
      },
      {
        id: 'audit-log.proof',
        intlLabel: registered('audit-log.proof.title'),
        to: 'audit-log-proof',
        permissions: PERMISSIONS.readEvents,
        Component: () => import('./pages/Proof'),
      },
      {
        id: 'audit-log.configuration',
        intlLabel: registered('audit-log.configuration.title'),
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
    return Promise.resolve(locales.map((locale) => ({ data: registeredTexts(locale), locale })));
  },
};

export default plugin;
