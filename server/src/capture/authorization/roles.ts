import type { Action, Change } from '../../contracts';
import { captureModel } from '../lib/capture-model';

/** An update that touched nothing but permissions is known by that name. */
export const namePermissionsUpdate = (changes: Change[]): Action =>
  changes.every((change) => change.field === 'permissions') ? 'permissions-changed' : 'updated';

export const adminRoles = captureModel({
  uid: 'admin::role',
  category: 'role',
  fields: ['name', 'description', 'code'],
  builtIn: [],
  label: (role) => String(role.name),
  nameUpdate: namePermissionsUpdate,
});

export const endUserRoles = captureModel({
  uid: 'plugin::users-permissions.role',
  category: 'end-user-role',
  fields: ['name', 'description', 'type'],
  builtIn: [],
  label: (role) => String(role.name),
  nameUpdate: namePermissionsUpdate,
});
