import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { atomically } from './atomically';

interface Route {
  handler: unknown;
  config?: { middlewares?: unknown[] };
}

/**
 * Makes each request to one admin route of a plugin one transaction, with `observe` around it. For handlers that write past
 * the entity manager, so that no lifecycle sees them. Works before Strapi mounts its routes, in `register`.
 */
export const wrapRoute = (
  strapi: Core.Strapi,
  plugin: string,
  handler: string,
  observe: (ctx: Context, next: () => Promise<void>) => Promise<void>,
): void => {
  const routers = strapi.plugin(plugin)?.routes as unknown as
    { admin?: { routes: Route[] } } | undefined;
  const route = routers?.admin?.routes.find((candidate) => candidate.handler === handler);
  if (!route) return;
  const middleware = (ctx: Context, next: () => Promise<void>) =>
    atomically(strapi, () => observe(ctx, next));
  route.config = {
    ...route.config,
    middlewares: [...(route.config?.middlewares ?? []), middleware],
  };
};
