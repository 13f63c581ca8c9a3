import { Shield } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../permissions';
import { PLUGIN_ID, registered } from '../registration';
import { SECURITY_CHANGES_ADDRESS } from './security-events';

/** Adds the security widget to the home page, if this version of Strapi supports widgets. */
export const addHomeWidget = (app: StrapiApp): void => {
  if (!('widgets' in app)) return;

  app.widgets.register({
    id: 'security-events',
    pluginId: PLUGIN_ID,
    icon: Shield,
    title: registered('audit-log.widget.title'),
    link: { label: registered('audit-log.widget.all'), href: SECURITY_CHANGES_ADDRESS },
    permissions: PERMISSIONS.readEvents,
    component: async () => (await import('./SecurityWidget')).SecurityWidget,
  });
};
