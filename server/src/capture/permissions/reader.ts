import type { Core } from '@strapi/types';
import type { Journal } from '../../journal';
import type { Row } from '../lifecycles';
import type { OwnedByRole, PermissionRow } from './owned-by-role';

const isById = (where: unknown): where is { id: number | string } => {
  const id = (where as { id?: unknown } | null | undefined)?.id;
  return Object.keys(where ?? {}).join() === 'id' && (typeof id === 'number' || typeof id === 'string');
};

/** Reads permissions with their role, as seldom as can be. */
export class PermissionReader {
  readonly #strapi: Core.Strapi;
  readonly #journal: Journal;
  readonly #kind: OwnedByRole;

  constructor(strapi: Core.Strapi, journal: Journal, kind: OwnedByRole) {
    this.#strapi = strapi;
    this.#journal = journal;
    this.#kind = kind;
  }

  async read(where: unknown): Promise<PermissionRow[]> {
    const query = { where, populate: ['role'] } as never;
    return (await this.#strapi.db.query(this.#kind.uid).findMany(query)) as PermissionRow[];
  }

  /**
   * The permissions that are about to be deleted. Strapi deletes those of a role one by one; here the first of them brings
   * all of its role along, so that a unit of work of dozens reads the table once.
   */
  async beforeDelete(where: unknown): Promise<PermissionRow[]> {
    if (!isById(where)) return this.read(where);
    const siblings = await this.#journal.remember(`siblings ${this.#kind.uid}`, () => this.#siblings(where.id));
    const permission = siblings.get(String(where.id));
    return permission ? [permission] : this.read(where);
  }

  /** A permission just made, with its role; the role is read once, though it may be given dozens. */
  async afterCreate(permission: Row, role: unknown): Promise<PermissionRow[]> {
    if (typeof role !== 'number' && typeof role !== 'string') return this.read({ id: permission.id });
    const { roleUid } = this.#kind;
    const load = async () =>
      (await this.#strapi.db.query(roleUid).findOne({ where: { id: role } })) as Row | null;
    return [{ ...permission, role: await this.#journal.remember(`${roleUid} ${role}`, load) }];
  }

  /** The permission with all others of its role, by id. */
  async #siblings(id: number | string): Promise<Map<string, PermissionRow>> {
    const own = await this.read({ id });
    const role = own[0]?.role;
    const all = role ? await this.read({ role: { id: role.id } }) : own;
    return new Map(all.map((permission) => [String(permission.id), permission]));
  }
}
