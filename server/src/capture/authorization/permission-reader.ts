import type { Core } from '@strapi/strapi';
import type { Journal } from '../../journal';
import type { Row } from '../lib/lifecycles';
import { type Criteria, type Id, isById, Snapshots } from '../lib/snapshot';
import type { OwnedPermission, Owner, PermissionOfOwner } from './owned-permission';

/** Reads permissions with what they belong to, as seldom as can be. */
export class PermissionReader {
  readonly #strapi: Core.Strapi;
  readonly #journal: Journal;
  readonly #kind: OwnedPermission;
  readonly #rows: Snapshots;

  constructor(strapi: Core.Strapi, journal: Journal, kind: OwnedPermission) {
    this.#strapi = strapi;
    this.#journal = journal;
    this.#kind = kind;
    this.#rows = new Snapshots(strapi, kind.uid);
  }

  async read(ids: readonly Id[]): Promise<PermissionOfOwner[]> {
    const relations = this.#kind.owners.map(({ relation }) => [relation, true] as const);
    const rows = await this.#rows.read(ids, Object.fromEntries(relations));
    return rows.map((permission) => {
      const owner = this.#kind.owners.find(({ relation }) => permission[relation]);
      return { permission, of: owner ? { owner, row: permission[owner.relation] as Row } : null };
    });
  }

  /** The permission that `update` and `delete` take for `where`. */
  async readOne(where: unknown): Promise<PermissionOfOwner[]> {
    const id = await this.#rows.findOne(where);
    return id === undefined ? [] : this.read([id]);
  }

  /** The ids that a condition finds, at most `limit` of them. */
  find(criteria: Criteria, limit: number): Promise<Id[]> {
    return this.#rows.find(criteria, limit);
  }

  /**
   * The permission that is about to be deleted. Strapi deletes those of a role one by one; here the first of them brings all
   * of its role along, so that a unit of work of dozens reads the table once.
   */
  async beforeDelete(where: unknown): Promise<PermissionOfOwner[]> {
    if (!isById(where)) return this.readOne(where);
    const known = await this.#known();
    const key = String(where.id);
    if (!known.has(key)) this.#learn(known, await this.#siblings(where.id));
    const found = known.get(key);
    return found ? [found] : [];
  }

  /** Permissions that were just changed. */
  async afterUpdate(before: PermissionOfOwner[]): Promise<PermissionOfOwner[]> {
    const after = await this.read(before.map(({ permission }) => permission.id));
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
    if (!isById(where)) return this.read([permission.id]);
    const load = async () =>
      (await this.#strapi.db.query(owner.uid).findOne({ where })) as Row | null;
    const row = await this.#remember(owner, where.id, load);
    return [{ permission, of: row && { owner, row } }];
  }

  /** The permission with all others of its owner. */
  async #siblings(id: number | string): Promise<PermissionOfOwner[]> {
    const own = await this.read([id]);
    const of = own[0]?.of;
    if (!of) return own;
    const { owner, row } = of;
    await this.#remember(owner, row.id, async () => row);
    const where = { [owner.relation]: { id: row.id } };
    const all = await this.#strapi.db.queryBuilder(this.#kind.uid).init({ where }).execute();
    return (all as Row[]).map((permission) => ({ permission, of }));
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
}
