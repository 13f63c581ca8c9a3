import type { Context } from 'koa';
import { routeOf } from '../../origin';
import type { Capture, Surroundings } from '../capture';
import { findEndUser } from './account';
import { failedSignIn, foldingOf, identifierOf } from './failed';

const LOGIN = 'users-permissions::auth.callback';
const LOGOUT = 'users-permissions::auth.logout';

/** Who the answer of a sign-in says was let in. */
const letIn = (ctx: Context): number | string | undefined =>
  (ctx.body as { user?: { id?: number | string } } | undefined)?.user?.id;

/** End users who sign in and out. By default they are given a token and nothing is stored, so only the request knows. */
const requestEnded = async ({ strapi, journal }: Surroundings, ctx: Context): Promise<void> => {
  const route = routeOf(ctx);
  if (route === LOGIN && ctx.status < 400) {
    const account = await findEndUser(strapi, { id: letIn(ctx) });
    await journal.tell({
      category: 'end-user-login',
      action: 'login',
      entity: account?.roles ?? null,
      actor: account?.actor,
    });
  } else if (route === LOGIN) {
    const identifier = identifierOf(ctx, 'identifier');
    const account = identifier
      ? await findEndUser(strapi, { $or: [{ email: identifier.toLowerCase() }, { username: identifier }] })
      : null;
    await foldingOf(journal).tell(failedSignIn(strapi, 'end-user-login', ctx, identifier, account));
  } else if (route === LOGOUT && ctx.status < 400) {
    const user = (ctx.state as { user?: { id: number | string } }).user;
    const account = user ? await findEndUser(strapi, { id: user.id }) : null;
    await journal.tell({ category: 'end-user-logout', action: 'logout', entity: account?.roles ?? null });
  }
};

export const endUserSignIn: Capture = { requestEnded };
