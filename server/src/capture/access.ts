import type { Context } from 'koa';
import { routeOf } from '../origin';
import type { Capture, CaptureContext } from './capture';

interface RouteState {
  route?: { method: string; path: string; info?: { type?: string } };
}

/** Requests to the admin panel's API that Strapi refused for lack of permission. */
const requestEnded = async ({ repeats }: CaptureContext, ctx: Context): Promise<void> => {
  const { route } = ctx.state as RouteState;
  if (ctx.status !== 403 || route?.info?.type !== 'admin') return;
  await repeats.record({
    category: 'access',
    action: 'refused',
    outcome: 'denied',
    entity: { type: 'route', id: routeOf(ctx), label: `${ctx.method} ${route.path}` },
  });
};

export const access: Capture = { requestEnded };
