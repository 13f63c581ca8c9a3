import type { Context } from 'koa';
import { asAction, routeOf } from '../../origin';
import { controllerActions, HANDLERS } from '../../strapi';
import type { Capture, CaptureContext } from '../capture';
import { isolateErrors } from '../lib/isolate-errors';
import { findEndUser } from './account';
import { failedSignIn, repeatsOf, identifierOf } from './failed-sign-in';

const LOGIN = HANDLERS.endUserLogin;

/** Who the answer of a sign-in says was let in. */
const letIn = (ctx: Context): number | string | undefined =>
  (ctx.body as { user?: { id?: number | string } } | undefined)?.user?.id;

const tellFailure = async ({ strapi, journal }: CaptureContext, ctx: Context): Promise<void> => {
  const identifier = identifierOf(ctx, 'identifier');
  const account = identifier
    ? await findEndUser(strapi, {
        $or: [{ email: identifier.toLowerCase() }, { username: identifier }],
      })
    : null;
  await repeatsOf(journal).tell(failedSignIn(strapi, 'end-user-login', ctx, identifier, account));
};

/** By default end users are given a token and nothing is stored, so only the answer tells that somebody came in. */
const login = async (
  context: CaptureContext,
  ctx: Context,
  signIn: () => Promise<unknown>,
): Promise<unknown> => {
  let answer: unknown;
  try {
    answer = await signIn();
  } catch (error) {
    await tellFailure(context, ctx);
    throw error;
  }
  const account = await findEndUser(context.strapi, { id: letIn(ctx) });
  if (account) {
    const { roles: entity, actor } = account;
    await context.journal.record({ category: 'end-user-login', action: 'login', entity, actor });
  }
  return answer;
};

const logout = async (
  { strapi, journal }: CaptureContext,
  ctx: Context,
  signOut: () => Promise<unknown>,
): Promise<unknown> => {
  const user = (ctx.state as { user?: { id: number | string } }).user;
  const answer = await signOut();
  if (!user || ctx.status >= 400) return answer;
  const account = await findEndUser(strapi, { id: user.id });
  await journal.record({
    category: 'end-user-logout',
    action: 'logout',
    entity: account?.roles ?? null,
  });
  return answer;
};

type Observer = (
  context: CaptureContext,
  ctx: Context,
  act: () => Promise<unknown>,
) => Promise<unknown>;

/** What is looked at, by the name of the controller's action. */
const observers: Record<string, Observer | undefined> = { callback: login, logout };

/**
 * End users who sign in and out. It is the controller that is listened to, because REST and GraphQL both call it; what else
 * it does (registering, confirming, resetting) is told by the account, which learns here what is at work.
 */
const register = (context: CaptureContext): void => {
  const { strapi, seams } = context;
  seams.install(
    controllerActions(
      'plugin::users-permissions.auth',
      Object.keys(observers),
      '@strapi/plugin-users-permissions/dist/server/controllers/auth.js',
      (name, ctx, run) =>
        asAction(`users-permissions::auth.${name}`, () => {
          const watch = observers[name];
          if (!watch) return run();
          const failure = {
            capture: 'end-user-sign-in',
            uid: 'users-permissions::auth',
            action: name,
          };
          return isolateErrors(strapi, failure, (act) => watch(context, ctx, act), run);
        }),
    ),
  );
};

/** The rate limit refuses before the controller is reached. */
const requestEnded = async (context: CaptureContext, ctx: Context): Promise<void> => {
  if (ctx.status === 429 && routeOf(ctx) === LOGIN) await tellFailure(context, ctx);
};

export const endUserSignIn: Capture = { register, requestEnded };
