import type { Context } from 'koa';
import { routeOf } from '../origin';
import type { Capture, CaptureContext } from './capture';

const ACTIONS: Record<string, string | undefined> = {
  'admin::transfer.runner-push': 'pushed',
  'admin::transfer.runner-pull': 'pulled',
};

/**
 * Data that `strapi transfer` brings in or takes away with a transfer token. Strapi switches lifecycles off while it writes, so
 * that it happened is all that can be seen.
 */
const requestEnded = async ({ journal }: CaptureContext, ctx: Context): Promise<void> => {
  const action = ACTIONS[routeOf(ctx) ?? ''];
  if (!action || ctx.status === 401 || ctx.status === 403) return;
  await journal.record({ category: 'data-transfer', action, entity: null });
};

export const dataTransfer: Capture = { requestEnded };
