import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Seam } from './seam';

interface Route {
  handler: unknown;
  config?: { middlewares?: unknown[] };
}

/** Runs around a request to a route. */
export type AroundRequest = (ctx: Context, next: () => Promise<void>) => Promise<void>;

const routeOf = (strapi: Core.Strapi, plugin: string, handler: string): Route | undefined => {
  const routers = strapi.plugin(plugin)?.routes as unknown as
    { admin?: { routes?: Route[] } } | undefined;
  return routers?.admin?.routes?.find((candidate) => candidate.handler === handler);
};

/**
 * Puts a middleware in front of one admin route of a plugin, for handlers that write past the entity
 * manager, so that no lifecycle sees them. Works before Strapi mounts its routes, in `register`.
 */
export const pluginRoute = (plugin: string, handler: string, around: AroundRequest): Seam => ({
  name: `route:${plugin}::${handler}`,
  reliesOn: `The plugin ${plugin} has an admin route with the handler ${handler}, whose \`config.middlewares\` are read when routes are mounted.`,
  why: 'Strapi moves files and folders by plain SQL, which no lifecycle sees.',
  seenIn: '@strapi/upload/dist/server/routes/admin.js',
  since: '5.0.0',
  without: 'Moves of files and folders in the Media Library are not recorded.',
  check: (strapi) => (routeOf(strapi, plugin, handler) ? [] : [`${plugin}::${handler}`]),
  install: (strapi) => {
    const route = routeOf(strapi, plugin, handler);
    if (!route) return () => undefined;
    const middleware = (ctx: Context, next: () => Promise<void>) => around(ctx, next);
    const others = route.config?.middlewares ?? [];
    route.config = { ...route.config, middlewares: [...others, middleware] };
    return () => {
      const remaining = route.config?.middlewares?.filter((one) => one !== middleware) ?? [];
      route.config = { ...route.config, middlewares: remaining };
    };
  },
});
