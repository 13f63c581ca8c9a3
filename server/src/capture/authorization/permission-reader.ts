import type { Core } from '@strapi/strapi';
import type { Journal } from '../../journal';
import type { Row } from '../lib/lifecycles';
import { isById } from '../lib/snapshot';
import type { OwnedPermission, Owner, PermissionOfOwner } from './owned-permission';

/** Reads permissions with what they belong to, as seldom as can be. */
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
    const relations = this.#kind.owners.map(({ relation }) => relation);
    return (await this.#find(where, relations)).map((permission) => {
      const owner = this.#kind.owners.find(({ relation }) => permission[relation]);
      return { permission, of: owner ? { owner, row: permission[owner.relation] as Row } : null };
    });
  }

  /**
   * The permission that is about to be deleted. Strapi deletes those of a role one by one; here the first of them brings all
   * of its role along, so that a unit of work of dozens reads the table once.
   */
  async beforeDelete(where: unknown): Promise<PermissionOfOwner[]> {
    if (!isById(where)) return this.read(where);
    const known = await this.#known();
    const key = String(where.id);
    if (!known.has(key)) this.#learn(known, await this.#siblings(where.id));
    const found = known.get(key);
    return found ? [found] : [];
  }

  /** Permissions that were just changed. */
  async afterUpdate(before: PermissionOfOwner[]): Promise<PermissionOfOwner[]> {
    const after = await this.read({ id: before.map(({ permission }) => permission.id) });
    this.#learn(await this.#known(), after);
    return after;
  }

  /** A permission just made, with its owner; the owner is read once, though it may be given dozens. */
  async afterCreate(permission: Row, data: Record<string, unknown>): Promise<PermissionOfOwner[]> {
    const owner = this.#kind.owners.find(({ relation }) => data[relation]);
    if (!owner) return [{ permission, of: null }];
    const given = data[owner.relation];
    const where = { id: (given as { id?: unknown }).id ?? given };
    // Given in another way, such as `{ connect: […] }`.
    if (!isById(where)) return this.read({ id: permission.id });
    const load = async () =>
      (await this.#strapi.db.query(owner.uid).findOne({ where })) as Row | null;
    const row = await this.#remember(owner, where.id, load);
    return [{ permission, of: row && { owner, row } }];
  }

  /** The permission with all others of its owner. */
  async #siblings(id: number | string): Promise<PermissionOfOwner[]> {
    const own = await this.read({ id });
    const of = own[0]?.of;
    if (!of) return own;
    const { owner, row } = of;
    await this.#remember(owner, row.id, async () => row);
    const all = await this.#find({ [owner.relation]: { id: row.id } }, []);
    return all.map((permission) => ({ permission, of }));
  }

  /** What this unit of work has read of permissions that may yet be deleted, by their id. */
  #known(): Promise<Map<string, PermissionOfOwner>> {
    return this.#journal.remember(`permissions ${this.#kind.uid}`, async () => new Map());
  }

  #learn(known: Map<string, PermissionOfOwner>, permissions: PermissionOfOwner[]): void {
    for (const one of permissions) known.set(String(one.permission.id), one);
  }

  #remember(owner: Owner, id: number | string, load: () => Promise<Row | null>) {
    return this.#journal.remember(`${owner.uid} ${id}`, load);
  }

  async #find(where: unknown, populate: string[]): Promise<Row[]> {
    const query = this.#strapi.db.queryBuilder(this.#kind.uid).init({ where, populate });
    return (await query.execute()) as Row[];
  }
}
