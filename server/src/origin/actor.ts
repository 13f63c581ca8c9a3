import type { Context } from 'koa';
import type { Actor } from '../contracts';

export const SYSTEM: Actor = { type: 'system', id: null, name: null, email: null };
export const ANONYMOUS: Actor = { type: 'anonymous', id: null, name: null, email: null };

/** The columns of `admin::user` that name a person. */
export type AdminUserRow = {
  id: number | string;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
  email?: string | null;
};

/** The columns of `plugin::users-permissions.user` that name a person. */
export type EndUserRow = {
  id: number | string;
  username?: string | null;
  email?: string | null;
};

interface TokenRow {
  id: number | string;
  name?: string | null;
}

/** What Strapi's authentication leaves in `ctx.state`. */
interface AuthState {
  user?: AdminUserRow & EndUserRow;
  auth?: { strategy?: { name?: string }; credentials?: TokenRow | null };
}

/** The name of an administrator as the admin panel shows it. */
export const adminUserName = (user: AdminUserRow): string =>
  [user.firstname, user.lastname].filter(Boolean).join(' ') ||
  user.username ||
  user.email ||
  `#${user.id}`;

export const adminActor = (user: AdminUserRow): Actor => ({
  type: 'admin',
  id: String(user.id),
  name: adminUserName(user),
  email: user.email ?? null,
});

/** The name of an end user. */
export const endUserName = (user: EndUserRow): string =>
  user.username ?? user.email ?? `#${user.id}`;

export const endUserActor = (user: EndUserRow): Actor => ({
  type: 'end-user',
  id: String(user.id),
  name: endUserName(user),
  email: user.email ?? null,
});

const tokenActor = (
  type: 'api-token' | 'admin-token',
  token: TokenRow,
  email: string | null,
): Actor => ({
  type,
  id: String(token.id),
  name: token.name ?? `#${token.id}`,
  email,
});

/** The name of the strategy by which Strapi has authenticated a request. */
export const strategyOf = (ctx: Context): string | undefined =>
  (ctx.state as AuthState).auth?.strategy?.name;

/** Who makes this request, as Strapi's own authentication found it, never as a header says it. */
export const actorOf = (ctx: Context): Actor => {
  const { user, auth } = ctx.state as AuthState;
  const credentials = auth?.credentials;
  switch (strategyOf(ctx)) {
    case 'admin-token':
      // The token is the actor. The e-mail is its owner's.
      return credentials ? tokenActor('admin-token', credentials, user?.email ?? null) : ANONYMOUS;
    // The name since Strapi 5.5x. It was `api-token` before.
    case 'content-api-token':
    case 'api-token':
      return credentials ? tokenActor('api-token', credentials, null) : ANONYMOUS;
    case 'data-transfer':
      // Transfer tokens have their own table, so their ids can equal those of API tokens.
      return credentials
        ? tokenActor('api-token', { ...credentials, id: `transfer-${credentials.id}` }, null)
        : ANONYMOUS;
    case 'users-permissions':
      return user ? endUserActor(user) : ANONYMOUS;
    case 'admin':
      return user ? adminActor(user) : ANONYMOUS;
    default:
      return ANONYMOUS;
  }
};
