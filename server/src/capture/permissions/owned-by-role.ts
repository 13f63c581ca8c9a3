import type { Core } from '@strapi/types';
import type { Member } from '../../journal';
import type { Row } from '../lifecycles';

/** A kind of permission that belongs to a role, and so is recorded as a change of that role. */
export interface OwnedByRole {
  /** Model of the permission; its relation to the role is named `role`. */
  uid: string;
  roleUid: string;
  category: string;
  /** The permission as a member of its role. */
  toMember: (permission: Row, strapi: Core.Strapi) => Member;
}

/** A permission with its role, or with `null` where it belongs to something else, such as a token. */
export type PermissionRow = Row & { role: Row | null };
