import type { Context } from 'koa';
import { missingMethods, standIn } from './patch';
import type { Seam } from './seam';

/** An action of a controller. */
type ControllerAction = (ctx: Context, ...rest: unknown[]) => Promise<unknown>;

/** Runs around an action. `name` is the name of the action, such as `callback`. */
export type AroundAction = (
  name: string,
  ctx: Context,
  run: () => Promise<unknown>,
) => Promise<unknown>;

/**
 * Runs `around` each action of one controller. Routes read the actions when they are mounted, after
 * `register`. GraphQL looks them up at each call.
 */
export const controllerActions = (
  uid: string,
  needed: readonly string[],
  seenIn: string,
  around: AroundAction,
): Seam => ({
  name: `controller:${uid}`,
  reliesOn: `The controller ${uid} has the actions ${needed.join(', ')}, called with the context first.`,
  why: 'REST and GraphQL both call the controller, and no model is written by a sign-in of an end user.',
  seenIn,
  since: '5.0.0',
  without: `Nothing is recorded of what ${uid} does without writing to a model.`,
  check: (strapi) => missingMethods(uid, strapi.get('controllers').get(uid), needed),
  install: (strapi) => {
    const controllers = strapi.get('controllers');
    const controller = controllers.get(uid);
    if (!controller) return () => undefined;
    controllers.extend(
      uid,
      () =>
        standIn<ControllerAction>(
          controller,
          (name, original) =>
            (ctx, ...rest) =>
              around(name, ctx, () => original(ctx, ...rest)),
        ) as typeof controller,
    );
    return () => void controllers.extend(uid, () => controller);
  },
});

type Issue = (payload: unknown, ...rest: unknown[]) => unknown;

const UID = 'plugin::users-permissions.jwt';

/** Calls `listen` for each token that is issued to an end user. */
export const issuedTokens = (listen: (userId: number | string) => void): Seam => ({
  name: 'issued-tokens',
  reliesOn: `The service ${UID} has the method issue, which is handed { id }.`,
  why: 'An app may answer a sign-in without the user in the body, and set a cookie.',
  seenIn: '@strapi/plugin-users-permissions/dist/server/services/jwt.js',
  since: '5.0.0',
  without: 'A sign-in that is answered without the user is recorded by what was typed.',
  check: (strapi) => missingMethods(UID, strapi.get('services').get(UID), ['issue']),
  install: (strapi) => {
    const services = strapi.get('services');
    const service = services.get(UID) as object | undefined;
    if (!service) return () => undefined;
    services.extend(UID, () =>
      standIn<Issue>(service, (name, original) =>
        name === 'issue'
          ? function issue(this: unknown, payload, ...rest) {
              const { id } = (payload ?? {}) as { id?: unknown };
              if (typeof id === 'number' || typeof id === 'string') listen(id);
              return original.call(this, payload, ...rest);
            }
          : original,
      ),
    );
    return () => services.extend(UID, () => service);
  },
});
