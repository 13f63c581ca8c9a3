import type { Context } from 'koa';
import { uuidv7 } from 'uuidv7';
import type { RequestFacts } from '../contracts';
import { deviceName } from './device';

/** Long enough for any real browser, short enough that nobody can fill the table with it. */
const MAX_LENGTH = 512;

const known = new WeakMap<Context, RequestFacts>();

/** What an event keeps of a request; the same object, with the same id, for every event of that request. */
export const requestFacts = (ctx: Context): RequestFacts => {
  const facts = known.get(ctx);
  if (facts) return facts;
  const userAgent = ctx.get('user-agent').slice(0, MAX_LENGTH) || null;
  const created: RequestFacts = {
    id: uuidv7(),
    method: ctx.method,
    path: ctx.path.slice(0, MAX_LENGTH),
    userAgent,
    device: deviceName(userAgent),
  };
  known.set(ctx, created);
  return created;
};
