import type { Core } from '@strapi/strapi';
import type { Actor, Entity } from '../../contracts';
import { adminActor, type AdminUserRow, endUserActor, type EndUserRow } from '../../origin';

interface RoleRow {
  id: number | string;
  name: string;
}

/** Somebody who signs in or out, and the role(s) they do it under. */
export interface Account {
  actor: Actor;
  roles: Entity | null;
  /** The account itself, for attempts that did not get in. */
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
