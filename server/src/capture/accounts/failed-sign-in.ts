import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Outcome } from '../../contracts';
import { type EventInput, type Journal, storable } from '../../journal';
import { ANONYMOUS, sourceOf } from '../../origin';
import type { Account } from './account';
import { RepeatAggregator } from './repeat-aggregator';

/** Nobody types more than this into a login form; what is longer is an attack on the log. */
const MAX_IDENTIFIER = 254;

/** What was typed where the e-mail goes, as a database takes it: PostgreSQL would not even look for a text with a NUL. */
export const identifierOf = (ctx: Context, field: 'email' | 'identifier'): string | null => {
  const body = (ctx.request as { body?: Record<string, unknown> }).body;
  const typed = body?.[field];
  if (typeof typed !== 'string' || typed === '') return null;
  return storable(typed.slice(0, MAX_IDENTIFIER));
};

/**
 * An identifier that belongs to no account, masked: now and then people type their password there.
 * The first character is enough to tell a slip from a series of guesses.
 */
const masked = (identifier: string): string => `${[...identifier][0] ?? ''}***`;

/** While a controller still runs, the status is not an error's yet: then it is a failure. */
const outcomeOf = (status: number): Outcome => (status === 429 ? 'denied' : 'failure');

/** The event of an attempt to sign in that did not get in. */
export const failedSignIn = (
  strapi: Core.Strapi,
  category: 'login' | 'end-user-login',
  ctx: Context,
  identifier: string | null,
  account: Account | null,
): EventInput => ({
  category,
  action: 'login',
  outcome: outcomeOf(ctx.status),
  entity: account?.entity ?? null,
  actor: { ...ANONYMOUS, email: account ? account.actor.email : identifier && masked(identifier) },
  source: sourceOf(strapi, ctx),
});

const aggregators = new WeakMap<Journal, RepeatAggregator>();

/** The one aggregator of failed sign-ins in the running app. */
export const repeatsOf = (journal: Journal): RepeatAggregator => {
  const aggregator =
    aggregators.get(journal) ?? new RepeatAggregator((draft) => journal.record(draft));
  aggregators.set(journal, aggregator);
  return aggregator;
};
