import type { Core } from '@strapi/strapi';
import type { Change } from '../../contracts';
import type { Member } from '../../journal';
import type { Row } from '../lifecycles';

/** A kind of permission that belongs to a role or a token, and so is recorded as a change of that owner. */
export interface OwnedPermission {
  /** Model of the permission. */
  uid: string;
  /** Its relation to the owner. */
  owner: string;
  ownerUid: string;
  category: string | ((owner: Row) => string);
  /** Owners whose permissions nobody decides. */
  isAutomatic?: (owner: Row) => boolean;
  /** Names an update of the owner. */
  nameUpdate: (changes: Change[]) => string | null;
  /** The permission as a member of its owner. */
  toMember: (permission: Row, strapi: Core.Strapi) => Member;
}

/** A permission with its owner, or with `null` where it belongs to something else. */
export interface PermissionOfOwner {
  permission: Row;
  owner: Row | null;
}
