import { Shield } from '@strapi/icons';

import type { StrapiApp } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../permissions';
import { PLUGIN_ID } from '../pluginId';
import { registered } from '../registration';
import { SECURITY_CHANGES_ADDRESS } from './securityEvents';

/** Puts the latest security events on the home page, in versions of Strapi whose home page takes widgets. */
export const addHomeWidget = (app: StrapiApp): void => {
  if (!('widgets' in app)) {
    return;
  }

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
