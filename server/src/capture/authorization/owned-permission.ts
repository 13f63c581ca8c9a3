import type { Core } from '@strapi/strapi';
import type { Action, Category, Change } from '../../contracts';
import type { SetItem } from '../../event';
import type { Row } from '../lib/lifecycles';

/** What permissions of one kind may belong to: a role, or a token. */
export interface Owner {
  /** Relation from the permission to it. */
  relation: string;
  uid: string;
  category: Category | ((owner: Row) => Category);
  /** Owners whose permissions nobody decides. */
  isAutomatic?: (owner: Row) => boolean;
  /** Names an update of the owner. */
  nameUpdate: (changes: Change[]) => Action | null;
}

/** A kind of permission that is recorded as a change of what it belongs to. */
export interface OwnedPermission {
  /** Model of the permission. */
  uid: string;
  /** Each permission belongs to one of these, or to nothing yet. */
  owners: readonly Owner[];
  /** The permission as a item of its owner. */
  toSetItem: (permission: Row, strapi: Core.Strapi) => SetItem;
}

/** A permission with what it belongs to; `null` where that is nothing. */
export interface PermissionOfOwner {
  permission: Row;
  of: { owner: Owner; row: Row } | null;
}
