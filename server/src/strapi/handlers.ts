import type { Core } from '@strapi/strapi';
import type { Seam } from './seam';

/** Handlers of routes by which captures tell what a request is about: `<plugin>::<controller>.<action>`. */
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

/** Handlers that older versions of Strapi do not have, and neither has what they do. */
const NOT_IN_ALL_VERSIONS: readonly string[] = [
  HANDLERS.adminRevokeSession,
  HANDLERS.adminRevokeAllSessions,
];

interface RouteEntry {
  handler?: unknown;
}

type Routers = RouteEntry[] | Record<string, { routes?: RouteEntry[] }> | undefined;

/** The handlers of a plugin's routes, whichever of the forms that Strapi allows they have. */
const handlersOf = (strapi: Core.Strapi, name: string): string[] => {
  const plugin = (name === 'admin' ? strapi.admin : strapi.plugin(name)) as { routes?: Routers };
  const routers = plugin?.routes ?? [];
  const routes = Array.isArray(routers)
    ? routers
    : Object.values(routers).flatMap((router) => router.routes ?? []);
  return routes.map(({ handler }) => `${name}::${String(handler)}`);
};

/** The routes that captures know by the name of their handler. */
export const handlerNames: Seam = {
  name: 'handler-names',
  reliesOn: '`ctx.state.route.handler` and `ctx.state.route.info`, and these names of handlers.',
  why: 'A row alone does not tell a sign-in from the renewal of a session.',
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
