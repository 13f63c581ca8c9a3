import type { CatalogueCode } from '../../contracts';
import type { Context } from 'koa';
import { adminActor, type AdminUserRow, currentRequest, routeOf } from '../../origin';
import { HANDLERS } from '../../strapi';
import type { Capture, CaptureContext } from '../capture';
import { listen } from '../lib/lifecycles';
import { type Account, findAdmin } from './account';
import { failedAttempt, identifierOf } from './failed-attempt';

const LOGIN = HANDLERS.adminLogin;
const LOGOUT = HANDLERS.adminLogout;
const REVOCATIONS: readonly string[] = [
  HANDLERS.adminRevokeSession,
  HANDLERS.adminRevokeAllSessions,
];

/** Routes that make a session as a part of something else, which has an event of its own, or renew one. */
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

/** What failed where a route let nobody in. */
const FAILURES: Record<string, CatalogueCode> = {
  [LOGIN]: { category: 'login', action: 'login' },
  [HANDLERS.adminForgotPassword]: { category: 'user', action: 'password-reset-requested' },
  [HANDLERS.adminResetPassword]: { category: 'user', action: 'password-reset' },
  [HANDLERS.adminRegister]: { category: 'user', action: 'invitation-accepted' },
};

/** Strapi answers a request to reset the password of nobody as any other. */
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
 * Administrators who sign in and out. A sign-in *is* a new session, and a sign-out its end, so both are recorded from the
 * session's own transaction. The event hub tells of those that keep no session, such as single sign-on by other plugins.
 */
export const createAdminSignIn = (): Capture => {
  /** Requests of which the sign-in or sign-out has been recorded. */
  const recorded = new WeakSet<Context>();
  /** Accounts that Strapi let in, by the request; recorded at its end where no session was made. */
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
      // Before anything is awaited: Strapi ends several sessions side by side.
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
