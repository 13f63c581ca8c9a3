/** End users of the users-permissions plugin, by the Content API and by the Content Manager. */
import type { Core } from '@strapi/strapi';
import type supertest from 'supertest';
import type { Actor } from '../../../server/src/contracts';

export interface EndUser {
  id: number;
  documentId: string;
  username: string;
  email: string;
}

export interface EndUserRole {
  id: number;
  documentId: string;
  name: string;
}

/** The Content Manager's address of an end user, or of all of them. */
export const endUserPath = (user?: EndUser): string =>
  ['/content-manager/collection-types/plugin::users-permissions.user', user?.documentId]
    .filter(Boolean)
    .join('/');

export async function register(
  agent: supertest.Agent,
  { username, password }: { username: string; password: string },
): Promise<{ user: EndUser; jwt: string; refreshToken?: string }> {
  const email = `${username}@example.com`;
  const { body } = await agent
    .post('/api/auth/local/register')
    .send({ username, email, password })
    .expect(200);
  return body;
}

export const byEndUser = ({ id, username, email }: EndUser): Actor => ({
  type: 'end-user',
  id: String(id),
  name: username,
  email,
});

export const endUserEntity = ({ id, username }: EndUser) => ({
  type: 'plugin::users-permissions.user',
  id: String(id),
  label: username,
});

export const endUserRoleEntity = ({ id, name }: EndUserRole) => ({
  type: 'plugin::users-permissions.role',
  id: String(id),
  label: name,
});

export async function endUserRole(strapi: Core.Strapi, name: string): Promise<EndUserRole> {
  return strapi.db.query('plugin::users-permissions.role').findOne({ where: { name } });
}

/** Which actions on articles a role may do, as the role editor sends it. */
export const articlePermissions = (actions: Record<string, boolean>) => ({
  'api::article': {
    controllers: {
      article: Object.fromEntries(
        Object.entries(actions).map(([action, enabled]) => [action, { enabled, policy: '' }]),
      ),
    },
  },
});
