import type { Context } from 'koa';
import type { CatalogueCode } from '../../contracts';
import { adminActor, type AdminUserRow, currentRequest, routeOf } from '../../origin';
import { HANDLERS } from '../../strapi';
import type { Capture, CaptureContext } from '../capture';
import { listen } from '../lib/lifecycles';
import { type Account, failedAttempt, findAdmin, identifierOf } from './account';

const LOGIN = HANDLERS.adminLogin;
const LOGOUT = HANDLERS.adminLogout;
const REVOCATIONS: readonly string[] = [
  HANDLERS.adminRevokeSession,
  HANDLERS.adminRevokeAllSessions,
];

/** Routes that renew a session, or make one as a part of something with its own event. */
const NO_LOGIN: readonly string[] = [
  HANDLERS.adminAccessToken,
  HANDLERS.adminRegister,
  HANDLERS.adminRegisterFirst,
  HANDLERS.adminResetPassword,
];

interface SessionData {
  origin?: string;
  userId?: string;
}

/** The code of a failure, by route. */
const FAILURES: Record<string, CatalogueCode> = {
  [LOGIN]: { category: 'login', action: 'login' },
  [HANDLERS.adminForgotPassword]: { category: 'user', action: 'password-reset-requested' },
  [HANDLERS.adminResetPassword]: { category: 'user', action: 'password-reset' },
  [HANDLERS.adminRegister]: { category: 'user', action: 'invitation-accepted' },
};

/** Strapi answers a password reset for an unknown account like any other. */
const hasFailed = (route: string | null, ctx: Context, account: Account | null): boolean =>
  ctx.status >= 400 || (route === HANDLERS.adminForgotPassword && account === null);

const recordFailure = async ({ strapi, repeats }: CaptureContext, ctx: Context): Promise<void> => {
  const route = routeOf(ctx);
  const failure = FAILURES[route ?? ''];
  if (!failure) return;
  const identifier = identifierOf(ctx, 'email');
  const account = identifier ? await findAdmin(strapi, { email: { $eqi: identifier } }) : null;
  if (!hasFailed(route, ctx, account)) return;
  await repeats.record(failedAttempt(strapi, ctx, failure, { identifier, account }));
};

/**
 * Administrators who sign in and out. A sign-in creates a session and a sign-out deletes it, so
 * both are recorded in the transaction of the session. The event hub reports sign-ins without a
 * session, such as single sign-on by other plugins.
 */
export const createAdminSignIn = (): Capture => {
  /** Requests whose sign-in or sign-out is recorded. */
  const recorded = new WeakSet<Context>();
  /** Accounts that Strapi let in, by request. Recorded at its end if no session was made. */
  const letIn = new WeakMap<Context, AdminUserRow>();

  const start = ({ strapi, journal }: CaptureContext): void => {
    const signedIn = async (ctx: Context, id: unknown): Promise<void> => {
      recorded.add(ctx);
      const account = await findAdmin(strapi, { id });
      if (!account) return;
      await journal.record({
        category: 'login',
        action: 'login',
        entity: account.roles,
        actor: account.actor,
      });
    };

    const ended = async ({ userId, origin }: SessionData): Promise<void> => {
      const ctx = currentRequest(strapi);
      const route = routeOf(ctx);
      if (!ctx || recorded.has(ctx) || origin !== 'admin') return;
      const isLogout = route === LOGOUT;
      if (!isLogout && !REVOCATIONS.includes(route ?? '')) return;
      // Before any await, because Strapi ends several sessions at the same time.
      recorded.add(ctx);
      const account = await findAdmin(strapi, { id: userId });
      if (!account) return;
      await journal.record(
        isLogout
          ? { category: 'logout', action: 'logout', entity: account.roles }
          : { category: 'user', action: 'sessions-revoked', entity: account.entity },
      );
    };

    listen<{ ended: SessionData }>(strapi, 'admin::session', {
      async afterCreate({ params }) {
        const ctx = currentRequest(strapi);
        const { origin, userId } = (params.data ?? {}) as SessionData;
        if (
          !ctx ||
          recorded.has(ctx) ||
          origin !== 'admin' ||
          NO_LOGIN.includes(routeOf(ctx) ?? '')
        )
          return;
        await signedIn(ctx, userId);
      },
      async beforeDelete({ params, state }) {
        const session = (await strapi.db
          .query('admin::session')
          .findOne({ where: params.where } as never)) as SessionData | null;
        if (session) state.ended = session;
      },
      async afterDelete({ state }) {
        if (state.ended) await ended(state.ended);
      },
      async afterDeleteMany({ params }) {
        await ended((params.where ?? {}) as SessionData);
      },
    });

    strapi.eventHub.on('admin.auth.success', async ({ user }: { user: AdminUserRow }) => {
      const ctx = currentRequest(strapi);
      if (ctx) letIn.set(ctx, user);
    });
  };

  const requestEnded = async (context: CaptureContext, ctx: Context): Promise<void> => {
    if (recorded.has(ctx)) return;
    const { strapi, journal } = context;
    const route = routeOf(ctx);
    const user = letIn.get(ctx);
    if (user && ctx.status < 400) {
      const account = await findAdmin(strapi, { id: user.id });
      await journal.record({
        category: 'login',
        action: 'login',
        entity: account?.roles ?? null,
        actor: account?.actor ?? adminActor(user),
      });
    } else if (route === LOGOUT && ctx.status < 400) {
      await journal.record({ category: 'logout', action: 'logout', entity: null });
    } else {
      await recordFailure(context, ctx);
    }
  };

  return { models: ['admin::session'], start, requestEnded };
};
