import { createHmac } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Actor, Entity, EventCode, Outcome } from '../../contracts';
import { type EventInput, storable } from '../../event';
import {
  adminActor,
  type AdminUserRow,
  ANONYMOUS,
  endUserActor,
  type EndUserRow,
} from '../../origin';

interface RoleRow {
  id: number | string;
  name: string;
}

/** An account that signs in or out, and its role(s). */
export interface Account {
  actor: Actor;
  roles: Entity | null;
  /** The account itself, for failed attempts. */
  entity: Entity;
}

const rolesEntity = (type: string, roles: RoleRow[]): Entity | null => {
  const [first] = roles;
  if (!first) return null;
  return {
    type,
    id: roles.length === 1 ? String(first.id) : null,
    label: roles.map((role) => role.name).join(', '),
  };
};

const entityOf = (type: string, { id, name }: Actor): Entity => ({ type, id, label: name });

/** The administrator that `where` finds. */
export const findAdmin = async (strapi: Core.Strapi, where: object): Promise<Account | null> => {
  const user = (await strapi.db.query('admin::user').findOne({ where, populate: ['roles'] })) as
    (AdminUserRow & { roles: RoleRow[] }) | null;
  if (!user) return null;
  const actor = adminActor(user);
  return {
    actor,
    roles: rolesEntity('admin::role', user.roles),
    entity: entityOf('admin::user', actor),
  };
};

/** The end user that `where` finds. */
export const findEndUser = async (strapi: Core.Strapi, where: object): Promise<Account | null> => {
  const user = (await strapi.db
    .query('plugin::users-permissions.user')
    .findOne({ where, populate: ['role'] })) as (EndUserRow & { role: RoleRow | null }) | null;
  if (!user) return null;
  const actor = endUserActor(user);
  return {
    actor,
    roles: rolesEntity('plugin::users-permissions.role', user.role ? [user.role] : []),
    entity: entityOf('plugin::users-permissions.user', actor),
  };
};

/** No e-mail address is longer. A longer text is an attack on the log. */
const MAX_IDENTIFIER = 254;

/** Hexadecimal digits: enough to distinguish the guesses of an hour, too few to find the text. */
const HASH_LENGTH = 6;

/** The text of a field in a form that every database accepts: PostgreSQL fails on a NUL. */
export const identifierOf = (ctx: Context, field: 'email' | 'identifier'): string | null => {
  const body = (ctx.request as { body?: Record<string, unknown> }).body;
  const typed = body?.[field];
  if (typeof typed !== 'string' || typed === '') return null;
  return storable(typed.slice(0, MAX_IDENTIFIER));
};

/** A hash with a secret of the app, because a plain hash could be guessed. */
const hashOf = (strapi: Core.Strapi, identifier: string): string => {
  const secret = strapi.config.get<string>('admin.apiToken.salt', '');
  return createHmac('sha256', `${secret} audit-log identifier`)
    .update(identifier.trim().toLowerCase())
    .digest('hex')
    .slice(0, HASH_LENGTH);
};

/**
 * An identifier of no account, masked, because people sometimes type their password there. The
 * first character shows typing errors. The hash distinguishes identifiers and shows repetitions.
 */
const masked = (strapi: Core.Strapi, identifier: string): string =>
  `${[...identifier][0] ?? ''}*** (${hashOf(strapi, identifier)})`;

/** While a controller runs, the status is not yet that of the error: then it is a failure. */
const outcomeOf = (status: number): Outcome => (status === 429 ? 'denied' : 'failure');

interface Attempt {
  /** The identifier that was typed, if any. */
  identifier?: string | null;
  /** The account of that identifier. */
  account?: Account | null;
}

/** The event of a failed attempt. The person is unknown, so only the e-mail of the actor is set. */
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
