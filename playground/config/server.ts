import type { Core } from '@strapi/strapi';

export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  app: { keys: ['playground-key-1', 'playground-key-2'] },
  // While the playground is filled, so that each of its people comes from an address of their own.
  proxy: { koa: env.bool('BEHIND_PROXY', false) },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
});
