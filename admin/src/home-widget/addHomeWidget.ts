import type { StrapiApp } from '@strapi/strapi/admin';

import { Shield } from '@strapi/icons';

import { PERMISSIONS } from '../permissions';
import { PLUGIN_ID } from '../pluginId';
import { message } from '../words/message';
import { CHANGES } from './securityEvents';
import { logAddress } from './logAddress';

/** Puts the latest security events on the home page, in versions of Strapi whose home page takes widgets. */
export const addHomeWidget = (app: StrapiApp): void => {
  if (!('widgets' in app)) {
    return;
  }

  app.widgets.register({
    id: 'security-events',
    pluginId: PLUGIN_ID,
    icon: Shield,
    title: message('audit-log.widget.title'),
    link: { label: message('audit-log.widget.all'), href: logAddress(CHANGES) },
    permissions: PERMISSIONS.readEvents,
    component: async () => (await import('./SecurityWidget')).SecurityWidget,
  });
};
