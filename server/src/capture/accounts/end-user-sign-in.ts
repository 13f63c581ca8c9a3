import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { CatalogueCode } from '../../contracts';
import { asAction, routeOf } from '../../origin';
import { controllerActions, issuedTokens } from '../../strapi';
import type { Capture, CaptureContext } from '../capture';
import { isolateErrors } from '../lib/capture-failures';
import { listen } from '../lib/lifecycles';
import { type Account, failedAttempt, findEndUser, identifierOf } from './account';

type Observer = (
  context: CaptureContext,
  ctx: Context,
  act: () => Promise<unknown>,
) => Promise<unknown>;

/** The user for whom a token was issued during a sign-in. */
const issuedTo = new AsyncLocalStorage<{ userId: number | string | null }>();

const noteIssued = (userId: number | string): void => {
  const signIn = issuedTo.getStore();
  if (signIn) signIn.userId ??= userId;
};

/** The user in the answer of a sign-in. */
const userInBody = (ctx: Context): number | string | undefined =>
  (ctx.body as { user?: { id?: number | string } } | undefined)?.user?.id;

const byIdentifier = (strapi: Core.Strapi, identifier: string): Promise<Account | null> =>
  findEndUser(strapi, { $or: [{ email: identifier.toLowerCase() }, { username: identifier }] });

/** The code of a failure, by action. */
const FAILURES: Record<string, CatalogueCode> = {
  callback: { category: 'end-user-login', action: 'login' },
  forgotPassword: { category: 'end-user', action: 'password-reset-requested' },
  resetPassword: { category: 'end-user', action: 'password-reset' },
  emailConfirmation: { category: 'end-user', action: 'confirmed' },
};

const recordFailure = async (
  { strapi, repeats }: CaptureContext,
  ctx: Context,
  failure: CatalogueCode,
): Promise<void> => {
  const identifier = identifierOf(ctx, 'identifier') ?? identifierOf(ctx, 'email');
  const account = identifier ? await byIdentifier(strapi, identifier) : null;
  await repeats.record(failedAttempt(strapi, ctx, failure, { identifier, account }));
};

/** Runs an action and records a failure if it throws. */
const recordIfThrown = async (
  context: CaptureContext,
  ctx: Context,
  failure: CatalogueCode,
  run: () => Promise<unknown>,
): Promise<unknown> => {
  try {
    return await run();
  } catch (error) {
    await recordFailure(context, ctx, failure);
    throw error;
  }
};

/**
 * By default, end users get a token and nothing is stored, so the answer shows who signed in. If an
 * app answers without the user, it is the user for whom the token was issued.
 */
const login: Observer = async (context, ctx, signIn) => {
  const { strapi, journal } = context;
  const issued: { userId: number | string | null } = { userId: null };
  const answer = await issuedTo.run(issued, signIn);
  const id = userInBody(ctx) ?? issued.userId;
  const identifier = identifierOf(ctx, 'identifier');
  let account: Account | null = null;
  if (id !== null) account = await findEndUser(strapi, { id });
  else if (identifier) account = await byIdentifier(strapi, identifier);
  if (account) {
    const { roles: entity, actor } = account;
    await journal.record({ category: 'end-user-login', action: 'login', entity, actor });
  }
  return answer;
};

/** Strapi answers a password reset for an unknown account like any other. */
const forgotPassword: Observer = async (context, ctx, run) => {
  const email = identifierOf(ctx, 'email');
  const account = email ? await findEndUser(context.strapi, { email: email.toLowerCase() }) : null;
  const answer = await run();
  if (!account) await recordFailure(context, ctx, FAILURES.forgotPassword as CatalogueCode);
  return answer;
};

const logout: Observer = async ({ strapi, journal }, ctx, signOut) => {
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

const runOnly: Observer = (_context, _ctx, run) => run();

/** The observers, by the action of the controller. */
const observers: Record<string, Observer | undefined> = {
  callback: login,
  logout,
  forgotPassword,
  resetPassword: runOnly,
  emailConfirmation: runOnly,
};

/**
 * End users who sign in and out. REST and GraphQL both call the controller, so it is wrapped. Its
 * other actions (registering, confirming, resetting) are recorded with the account; `asAction`
 * says to that capture which action runs.
 */
const register = (context: CaptureContext): void => {
  const { strapi, seams } = context;
  seams.install(issuedTokens(noteIssued));
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
          const failed = FAILURES[name];
          const observe = (act: () => Promise<unknown>) =>
            watch(context, ctx, failed ? () => recordIfThrown(context, ctx, failed, act) : act);
          return isolateErrors(strapi, failure, observe, run);
        }),
    ),
  );
};

/** With refresh tokens, Strapi stores a session, and the service issues no token. */
const start = ({ strapi }: CaptureContext): void => {
  listen(strapi, 'admin::session', {
    async afterCreate({ params }) {
      const { origin, userId } = (params.data ?? {}) as { origin?: string; userId?: string };
      if (origin === 'users-permissions' && userId) noteIssued(userId);
    },
  });
};

/** The rate limit refuses a request before the controller runs. */
const requestEnded = async (context: CaptureContext, ctx: Context): Promise<void> => {
  const [, name] = /^users-permissions::auth\.(\w+)$/.exec(routeOf(ctx) ?? '') ?? [];
  const failure = FAILURES[name ?? ''];
  if (ctx.status === 429 && failure) await recordFailure(context, ctx, failure);
};

export const endUserSignIn: Capture = { register, start, requestEnded };
