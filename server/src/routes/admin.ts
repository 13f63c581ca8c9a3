import { PERMISSIONS } from '../contracts';

const guardedBy = (...actions: string[]) => ({
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions } }],
});

/** Each route needs its own permission. There is none that changes or deletes an event. */
export default {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/events', handler: 'events.list', config: guardedBy(PERMISSIONS.read) },
    {
      method: 'GET',
      path: '/events/export',
      handler: 'export.download',
      config: guardedBy(PERMISSIONS.export),
    },
    {
      method: 'GET',
      path: '/events/activity',
      handler: 'events.activity',
      config: guardedBy(PERMISSIONS.read),
    },
    {
      method: 'GET',
      path: '/events/:id',
      handler: 'events.find',
      config: guardedBy(PERMISSIONS.read),
    },
    {
      method: 'GET',
      path: '/catalogue',
      handler: 'catalogue.list',
      config: guardedBy(PERMISSIONS.read),
    },
    {
      method: 'GET',
      path: '/settings',
      handler: 'settings.get',
      config: guardedBy(PERMISSIONS.readSettings),
    },
    {
      method: 'PUT',
      path: '/settings',
      handler: 'settings.update',
      // Its answer shows the configuration.
      config: guardedBy(PERMISSIONS.updateSettings, PERMISSIONS.readSettings),
    },
  ],
};
