import {
  createRole,
  createUser,
  type Credentials,
  FIRST_ADMIN,
  registerFirstAdmin,
  setPermissions,
} from '../../support/admin';

/** May see everything. */
export const ADMIN: Credentials = FIRST_ADMIN;

/** May sign in and see nothing of the audit log. */
export const AUTHOR: Credentials = { email: 'robin@example.com', password: 'Correct-Horse-2' };

/** The role whose permissions are changed: first this, then that. */
export const REVISED_ROLE = 'Editor in chief';
export const REVOKED = { action: 'plugin::upload.read' };
export const KEPT = { action: 'plugin::upload.assets.create' };
export const GRANTED = { action: 'plugin::upload.assets.download' };

/** More roles than any page of ten or twenty-five holds. */
const ROLES = 30;

/** Does what the tests then read about. */
export async function seed(server: { url: string }): Promise<void> {
  const admin = await registerFirstAdmin(server);
  const authors = await createRole(admin, { name: 'Newsroom author' });
  await createUser(admin, { ...AUTHOR, roles: [authors.id], firstname: 'Robin', lastname: 'Reed' });

  for (let number = 1; number <= ROLES; number += 1) {
    await createRole(admin, { name: `Team ${number}` });
  }

  const { id } = await createRole(admin, { name: REVISED_ROLE, permissions: [REVOKED, KEPT] });
  await setPermissions(admin, id, [KEPT, GRANTED]);
}
