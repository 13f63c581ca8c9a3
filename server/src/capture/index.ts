import type { Capture, Surroundings } from './capture';
import { adminUsers } from './admin-users';
import { endUsers } from './end-users';
import { adminPermissions } from './permissions/admin-permissions';
import { endUserPermissions } from './permissions/end-user-permissions';
import { adminRoles, endUserRoles } from './roles';
import { adminSignIn } from './sign-in/admin-sign-in';
import { endUserSignIn } from './sign-in/end-user-sign-in';

export type { Surroundings } from './capture';

const ofStrapi: Capture[] = [adminSignIn, adminRoles, adminPermissions, adminUsers];
const ofUsersPermissions: Capture[] = [endUserSignIn, endUserRoles, endUserPermissions, endUsers];

/** Everything that listens in this app; the users-permissions plugin may be absent. */
export const capturesOf = ({ strapi }: Surroundings): Capture[] => [
  ...ofStrapi,
  ...(strapi.plugin('users-permissions') ? ofUsersPermissions : []),
];
