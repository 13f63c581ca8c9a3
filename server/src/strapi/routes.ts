import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Seam } from './seam';

/** Route handlers that captures recognise: `<plugin>::<controller>.<action>`. */
export const HANDLERS = {
  adminLogin: 'admin::authentication.login',
  adminLogout: 'admin::authentication.logout',
  adminAccessToken: 'admin::authentication.accessToken',
  adminForgotPassword: 'admin::authentication.forgotPassword',
  adminRegister: 'admin::authentication.register',
  adminRegisterFirst: 'admin::authentication.registerAdmin',
  adminResetPassword: 'admin::authentication.resetPassword',
  adminRevokeSession: 'admin::authenticated-session.revoke',
  adminRevokeAllSessions: 'admin::authenticated-session.revokeAll',
  webhookTrigger: 'admin::webhooks.triggerWebhook',
  transferPush: 'admin::transfer.runner-push',
  transferPull: 'admin::transfer.runner-pull',
  endUserLogin: 'users-permissions::auth.callback',
  endUserRegister: 'users-permissions::auth.register',
  endUserForgotPassword: 'users-permissions::auth.forgotPassword',
  endUserConfirm: 'users-permissions::auth.emailConfirmation',
  endUserResetPassword: 'users-permissions::auth.resetPassword',
} as const;

/** Handlers that came with a later version of Strapi, together with their feature. */
const NOT_IN_ALL_VERSIONS: readonly string[] = [
  HANDLERS.adminRevokeSession,
  HANDLERS.adminRevokeAllSessions,
];

interface RouteEntry {
  handler?: unknown;
}

type Routers = RouteEntry[] | Record<string, { routes?: RouteEntry[] }> | undefined;

/** The handlers of a plugin's routes. Strapi allows two forms of them. */
const handlersOf = (strapi: Core.Strapi, name: string): string[] => {
  const plugin = (name === 'admin' ? strapi.admin : strapi.plugin(name)) as { routes?: Routers };
  const routers = plugin?.routes ?? [];
  const routes = Array.isArray(routers)
    ? routers
    : Object.values(routers).flatMap((router) => router.routes ?? []);
  return routes.map(({ handler }) => `${name}::${String(handler)}`);
};

/** The routes that captures recognise by their handler. */
export const handlerNames: Seam = {
  name: 'handler-names',
  reliesOn: '`ctx.state.route.handler` and `ctx.state.route.info`, and these names of handlers.',
  why: 'A row alone does not distinguish a sign-in from the renewal of a session.',
  seenIn:
    '@strapi/core/dist/services/server/compose-endpoint.js, @strapi/admin/dist/server/server/src/routes, @strapi/plugin-users-permissions/dist/server/routes',
  since: '5.24.1',
  without: 'Sign-ins, resets of passwords and transfers are recorded wrongly or not at all.',
  check: (strapi) => {
    const present = ['admin', 'users-permissions']
      .filter((name) => name === 'admin' || strapi.plugin(name))
      .flatMap((name) => handlersOf(strapi, name));
    return Object.values(HANDLERS).filter(
      (handler) =>
        !present.includes(handler) &&
        !NOT_IN_ALL_VERSIONS.includes(handler) &&
        (strapi.plugin('users-permissions') || !handler.startsWith('users-permissions')),
    );
  },
};

interface Route {
  handler: unknown;
  config?: { middlewares?: unknown[] };
}

/** Runs around a request to a route. */
type AroundRequest = (ctx: Context, next: () => Promise<void>) => Promise<void>;

const routeOf = (strapi: Core.Strapi, plugin: string, handler: string): Route | undefined => {
  const routers = strapi.plugin(plugin)?.routes as unknown as
    { admin?: { routes?: Route[] } } | undefined;
  return routers?.admin?.routes?.find((candidate) => candidate.handler === handler);
};

/**
 * Puts a middleware in front of one admin route of a plugin, for handlers that write past the
 * entity manager, so that no lifecycle sees them. Works before Strapi mounts its routes, in
 * `register`.
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
