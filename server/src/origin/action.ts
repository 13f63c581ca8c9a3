import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context } from 'koa';

/** The controller action at work, where it is not the one of the route. */
const atWork = new AsyncLocalStorage<string>();

/**
 * Runs `work` as the controller action `name`, such as `users-permissions::auth.callback`. GraphQL
 * calls several of them on one route, and several at once in a batch, so that the name belongs to the
 * running code and not to the request.
 */
export const asAction = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  atWork.run(name, work);

interface RouteState {
  route?: { handler?: unknown; info?: { type?: string; pluginName?: string; apiName?: string } };
}

/** What Strapi says of the route that answers a request; `undefined` where there is none yet. */
export const routeState = (ctx: Context | undefined): RouteState['route'] =>
  (ctx?.state as RouteState | undefined)?.route;

/** `<plugin>::<handler>` of what answers the current request, such as `admin::authentication.login`. */
export const routeOf = (ctx: Context | undefined): string | null => {
  const action = ctx && atWork.getStore();
  if (action) return action;
  const route = routeState(ctx);
  if (typeof route?.handler !== 'string') return null;
  return `${route.info?.pluginName ?? route.info?.apiName ?? ''}::${route.handler}`;
};

/** The path of the route that answers a request, as it was declared; `null` where none does. */
export const routePatternOf = (ctx: Context): string | null => {
  const { _matchedRoute: pattern } = ctx as { _matchedRoute?: unknown };
  return typeof pattern === 'string' ? pattern : null;
};
