import type { Core } from '@strapi/strapi';
import type { Action, Category, Change } from '../../contracts';
import type { SetItem } from '../../event';
import type { Journal } from '../../journal';
import type { Row } from '../lib/lifecycles';
import { type Criteria, type Id, isById, Snapshots } from '../lib/snapshot';

/** What a permission may belong to: a role or a token. */
export interface Owner {
  /** The relation from the permission to the owner. */
  relation: string;
  uid: string;
  category: Category | ((owner: Row) => Category);
  /** Whether Strapi itself decides the permissions of this owner. */
  isAutomatic?: (owner: Row) => boolean;
  /** Returns the action of an update of the owner. */
  nameUpdate: (changes: Change[]) => Action | null;
}

/** A kind of permission that is recorded as a change of its owner. */
export interface OwnedPermission {
  /** The model of the permission. */
  uid: string;
  /** Each permission belongs to one of these, or to none yet. */
  owners: readonly Owner[];
  /** The permission as an item of its owner. */
  toSetItem: (permission: Row, strapi: Core.Strapi) => SetItem;
}

/** A permission with its owner; `null` if it has none. */
export interface PermissionOfOwner {
  permission: Row;
  of: { owner: Owner; row: Row } | null;
}

/** Reads permissions with their owners, as few times as possible. */
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

  /** The permission that `update` and `delete` find for `where`. */
  async readOne(where: unknown): Promise<PermissionOfOwner[]> {
    const id = await this.#rows.findOne(where);
    return id === undefined ? [] : this.read([id]);
  }

  /** The ids that a condition finds, at most `limit`. */
  find(criteria: Criteria, limit: number): Promise<Id[]> {
    return this.#rows.find(criteria, limit);
  }

  /**
   * The permission that is about to be deleted. Strapi deletes the permissions of a role one by
   * one. The first one reads all of its role, so that dozens of deletions read the table once.
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

  /** A new permission with its owner. The owner is read once, even for dozens of permissions. */
  async afterCreate(permission: Row, data: Record<string, unknown>): Promise<PermissionOfOwner[]> {
    const owner = this.#kind.owners.find(({ relation }) => data[relation]);
    if (!owner) return [{ permission, of: null }];
    const given = data[owner.relation];
    const where = { id: (given as { id?: unknown }).id ?? given };
    // The owner is given in another form, such as `{ connect: […] }`.
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

  /** The permissions that this unit of work has read, by id. */
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
