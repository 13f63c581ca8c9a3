import { PERMISSIONS } from '../contracts';

const route = (method: string, path: string, handler: string, action: string) => ({
  method,
  path,
  handler,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [action] } },
    ],
  },
});

/** Each route needs its own permission. No route changes or deletes an event. */
export default {
  type: 'admin',
  routes: [
    route('GET', '/events', 'events.list', PERMISSIONS.read),
    route('GET', '/events/export', 'export.download', PERMISSIONS.export),
    route('GET', '/events/activity', 'events.activity', PERMISSIONS.read),
    route('GET', '/events/facets', 'events.facets', PERMISSIONS.read),
    route('GET', '/events/:id', 'events.find', PERMISSIONS.read),
    route('GET', '/events/:id/proof', 'seal.proveEvent', PERMISSIONS.export),
    route('GET', '/events/:id/seal', 'proof.sealOfEvent', PERMISSIONS.read),
    route('GET', '/seal', 'seal.status', PERMISSIONS.read),
    route('GET', '/seal/checkpoint', 'seal.checkpoint', PERMISSIONS.read),
    route('GET', '/seal/records', 'seal.records', PERMISSIONS.export),
    route('POST', '/seal/compare', 'proof.compare', PERMISSIONS.read),
    route('POST', '/seal/verifications', 'proof.verify', PERMISSIONS.verify),
    route('POST', '/seal/acknowledgements', 'proof.acknowledge', PERMISSIONS.verify),
    route('GET', '/catalogue', 'catalogue.list', PERMISSIONS.read),
    route('GET', '/views', 'views.list', PERMISSIONS.read),
    route('POST', '/views', 'views.create', PERMISSIONS.read),
    route('PUT', '/views/:id', 'views.update', PERMISSIONS.read),
    route('DELETE', '/views/:id', 'views.remove', PERMISSIONS.read),
    route('GET', '/settings', 'settings.get', PERMISSIONS.readSettings),
    route('GET', '/settings/impact', 'settings.impact', PERMISSIONS.readSettings),
    route('PUT', '/settings', 'settings.update', PERMISSIONS.updateSettings),
  ],
};
