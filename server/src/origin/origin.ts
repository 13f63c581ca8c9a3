import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Actor, AuditOrigin, RequestFacts } from '../contracts';
import { actorOf, SYSTEM } from './actor';
import { requestFacts } from './request';
import { sourceOf } from './source';

/** Who did it and from where. */
export interface Origin {
  actor: Actor;
  source: string | null;
  /** How it came in. */
  origin: AuditOrigin | null;
  request: RequestFacts | null;
}

/** The request that the running code belongs to, if any. It survives work that nobody awaits. */
export const currentRequest = (strapi: Core.Strapi): Context | undefined =>
  strapi.requestContext.get() as Context | undefined;

/** How a request came in, by the route that Strapi found for it. */
const originOf = (ctx: Context): AuditOrigin => {
  const { auditSource, route } = ctx.state as {
    auditSource?: unknown;
    route?: { info?: { type?: string } };
  };
  if (auditSource === 'mcp') return 'mcp';
  if (route?.info?.type === 'admin') return 'panel';
  return ctx.path === '/graphql' ? 'graphql' : 'api';
};

/** The origin of what happens now: of the current request, or the system where there is none. */
export const currentOrigin = (strapi: Core.Strapi): Origin => {
  const ctx = currentRequest(strapi);
  if (!ctx) return { actor: SYSTEM, source: null, origin: 'system', request: null };
  return {
    actor: actorOf(ctx),
    source: sourceOf(strapi, ctx),
    origin: originOf(ctx),
    request: requestFacts(ctx),
  };
};

/** The controller action at work, where it is not the one of the route: GraphQL calls one after the other on one route. */
const actions = new WeakMap<Context, string>();

/** Runs `work` as the controller action `name` of a request, such as `users-permissions::auth.callback`. */
export const asAction = async <T>(
  ctx: Context,
  name: string,
  work: () => Promise<T>,
): Promise<T> => {
  actions.set(ctx, name);
  try {
    return await work();
  } finally {
    actions.delete(ctx);
  }
};

/** `<plugin>::<handler>` of what answers the current request, such as `admin::authentication.login`. */
export const routeOf = (ctx: Context | undefined): string | null => {
  const called = ctx && actions.get(ctx);
  if (called) return called;
  const route = (
    ctx?.state as {
      route?: { handler?: unknown; info?: { pluginName?: string; apiName?: string } };
    }
  )?.route;
  if (typeof route?.handler !== 'string') return null;
  return `${route.info?.pluginName ?? route.info?.apiName ?? ''}::${route.handler}`;
};
