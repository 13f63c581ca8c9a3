import type { Core } from '@strapi/strapi';
import type { Journal } from '../../journal';
import type { Row } from '../lifecycles';
import type { OwnedPermission, PermissionOfOwner } from './owned';

const isById = (where: unknown): where is { id: number | string } => {
  const id = (where as { id?: unknown } | null | undefined)?.id;
  return (
    Object.keys(where ?? {}).join() === 'id' && (typeof id === 'number' || typeof id === 'string')
  );
};

/** Reads permissions with their owner, as seldom as can be. */
export class PermissionReader {
  readonly #strapi: Core.Strapi;
  readonly #journal: Journal;
  readonly #kind: OwnedPermission;

  constructor(strapi: Core.Strapi, journal: Journal, kind: OwnedPermission) {
    this.#strapi = strapi;
    this.#journal = journal;
    this.#kind = kind;
  }

  async read(where: unknown): Promise<PermissionOfOwner[]> {
    const { uid, owner } = this.#kind;
    const rows = (await this.#strapi.db
      .queryBuilder(uid)
      .init({ where, populate: [owner] })
      .execute()) as Row[];
    return rows.map((permission) => ({
      permission,
      owner: (permission[owner] ?? null) as Row | null,
    }));
  }

  /**
   * The permissions that are about to be deleted. Strapi deletes those of a role one by one; here the first of them brings
   * all of its role along, so that a unit of work of dozens reads the table once.
   */
  async beforeDelete(where: unknown): Promise<PermissionOfOwner[]> {
    if (!isById(where)) return this.read(where);
    const siblings = await this.#journal.remember(
      `siblings ${this.#kind.uid} ${this.#kind.owner}`,
      () => this.#siblings(where.id),
    );
    const permission = siblings.get(String(where.id));
    return permission ? [permission] : this.read(where);
  }

  /** A permission just made, with its owner; the owner is read once, though it may be given dozens. */
  async afterCreate(permission: Row, owner: unknown): Promise<PermissionOfOwner[]> {
    const id = (owner as { id?: unknown } | null | undefined)?.id ?? owner;
    if (typeof id !== 'number' && typeof id !== 'string') return this.read({ id: permission.id });
    const { ownerUid } = this.#kind;
    const load = async () =>
      (await this.#strapi.db.query(ownerUid).findOne({ where: { id } })) as Row | null;
    return [{ permission, owner: await this.#journal.remember(`${ownerUid} ${id}`, load) }];
  }

  /** The permission with all others of its owner, by id. */
  async #siblings(id: number | string): Promise<Map<string, PermissionOfOwner>> {
    const own = await this.read({ id });
    const owner = own[0]?.owner;
    const all = owner ? await this.read({ [this.#kind.owner]: { id: owner.id } }) : own;
    return new Map(all.map((one) => [String(one.permission.id), one]));
  }
}
