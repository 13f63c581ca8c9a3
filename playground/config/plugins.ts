import path from 'node:path';
import type { Core } from '@strapi/strapi';

// An app that has installed the plugin from npm needs no such entry: installed is on.
export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  'audit-log': {
    enabled: true,
    // From where Strapi is started: this file is read both here and, compiled, in dist.
    resolve: path.resolve('..'),
  },
  'users-permissions': {
    config: { jwtSecret: env('JWT_SECRET', 'playground-jwt-secret'), jwtManagement: 'refresh' },
  },
});
