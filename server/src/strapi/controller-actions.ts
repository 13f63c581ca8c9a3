import type { Context } from 'koa';
import { missingMethods, standIn } from './patch';
import type { Seam } from './seam';

/** An action of a controller, with all that it is handed. */
export type ControllerAction = (ctx: Context, ...rest: unknown[]) => Promise<unknown>;

/** Runs around an action. `name` is that of the action, such as `callback`. */
export type AroundAction = (
  name: string,
  ctx: Context,
  run: () => Promise<unknown>,
) => Promise<unknown>;

/**
 * Runs `around` each action of one controller. Routes take the actions when they are mounted, after
 * `register`; GraphQL looks them up at each call.
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
