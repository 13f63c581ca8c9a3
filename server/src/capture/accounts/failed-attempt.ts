import { createHmac } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Actor, EventCode, Outcome } from '../../contracts';
import { type EventInput, storable } from '../../event';
import { ANONYMOUS } from '../../origin';
import type { Account } from './account';

/** Nobody types more than this into a form; what is longer is an attack on the log. */
const MAX_IDENTIFIER = 254;

/** Hexadecimal digits: enough to tell the guesses of an hour apart, too few to be a way back. */
const HASH_LENGTH = 6;

/** What was typed into a field, as a database takes it: PostgreSQL would not even look for a text with a NUL. */
export const identifierOf = (ctx: Context, field: 'email' | 'identifier'): string | null => {
  const body = (ctx.request as { body?: Record<string, unknown> }).body;
  const typed = body?.[field];
  if (typeof typed !== 'string' || typed === '') return null;
  return storable(typed.slice(0, MAX_IDENTIFIER));
};

/** A hash that nobody can make without a secret of the app: a plain one could be found by guessing. */
const hashOf = (strapi: Core.Strapi, identifier: string): string => {
  const secret = strapi.config.get<string>('admin.apiToken.salt', '');
  return createHmac('sha256', `${secret} audit-log identifier`)
    .update(identifier.trim().toLowerCase())
    .digest('hex')
    .slice(0, HASH_LENGTH);
};

/**
 * An identifier that belongs to no account, masked: now and then people type their password there. The first character
 * tells a slip from a series of guesses; the hash tells two accounts apart and one tried again.
 */
const masked = (strapi: Core.Strapi, identifier: string): string =>
  `${[...identifier][0] ?? ''}*** (${hashOf(strapi, identifier)})`;

/** While a controller still runs, the status is not an error's yet: then it is a failure. */
const outcomeOf = (status: number): Outcome => (status === 429 ? 'denied' : 'failure');

interface Attempt {
  /** What was typed, where something was. */
  identifier?: string | null;
  /** The account that it belongs to. */
  account?: Account | null;
}

/** The event of an attempt to come in that failed. Who tried is not known; whom it was tried as, is. */
export const failedAttempt = (
  strapi: Core.Strapi,
  ctx: Context,
  code: EventCode,
  { identifier = null, account = null }: Attempt,
): EventInput => {
  const unknown = identifier && masked(strapi, identifier);
  const actor: Actor = { ...ANONYMOUS, email: account ? account.actor.email : unknown };
  const outcome = outcomeOf(ctx.status);
  return { ...code, outcome, entity: account?.entity ?? null, actor };
};
