import type { Action } from '../contracts';
import type { Context } from 'koa';
import { routeOf } from '../origin';
import { HANDLERS } from '../strapi';
import type { Capture, CaptureContext } from './capture';

const ACTIONS: Record<string, Action<'data-transfer'> | undefined> = {
  [HANDLERS.transferPush]: 'pushed',
  [HANDLERS.transferPull]: 'pulled',
};

/** Whether the request has become a web socket, which is what a transfer goes through. */
const isUpgraded = (ctx: Context): boolean => ctx.respond === false;

/**
 * Data that `strapi transfer` brings in or takes away with a transfer token. Strapi switches lifecycles
 * off while it writes, so that it happened is all that can be seen. A request that opens no web socket
 * transfers nothing, and is a failure.
 */
const requestEnded = async ({ journal }: CaptureContext, ctx: Context): Promise<void> => {
  const action = ACTIONS[routeOf(ctx) ?? ''];
  if (!action || ctx.status === 401 || ctx.status === 403) return;
  const outcome = isUpgraded(ctx) ? 'success' : 'failure';
  await journal.record({ category: 'data-transfer', action, outcome, entity: null });
};

export const dataTransfer: Capture = { requestEnded };
