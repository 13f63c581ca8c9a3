/** Administrators, signed in the way the admin panel does it: over HTTP. */
import supertest from 'supertest';

/** Anything that answers at an address: a Strapi in this process or in one of its own. */
interface Server {
  url: string;
}

export interface Credentials {
  email: string;
  password: string;
}

export interface AdminRole {
  id: number;
  name: string;
  description: string;
}

export interface AdminUser {
  id: number;
  firstname: string;
  lastname: string | null;
  email: string;
  isActive: boolean;
  roles: AdminRole[];
}

/** A permission as `PUT /admin/roles/:id/permissions` takes it. */
export interface Permission {
  action: string;
  subject?: string | null;
  properties?: { fields?: string[]; locales?: string[] };
  conditions?: string[];
}

/**
 * Sends requests as one signed-in administrator; keeps their cookies. `token` is for what sends
 * requests by itself.
 */
export type AdminAgent = supertest.Agent & { user: AdminUser; token: string };

export const FIRST_ADMIN = {
  firstname: 'Ada',
  lastname: 'Admin',
  email: 'ada@example.com',
  password: 'Correct-Horse-1',
} as const;

type SignInResponse = { data: { token: string; user: AdminUser } };

function signedIn(agent: supertest.Agent, { data }: SignInResponse): AdminAgent {
  agent.set('Authorization', `Bearer ${data.token}`);
  return Object.assign(agent, data);
}

/**
 * Registers the first administrator of an empty Strapi, who is a super admin and is signed in by
 * that.
 */
export async function registerFirstAdmin(
  server: Server,
  person: Credentials & { firstname: string; lastname: string } = FIRST_ADMIN,
): Promise<AdminAgent> {
  const agent = supertest.agent(server.url);
  const { body } = await agent.post('/admin/register-admin').send(person).expect(200);
  return signedIn(agent, body);
}

export async function login(
  server: Server,
  { email, password }: Credentials = FIRST_ADMIN,
): Promise<AdminAgent> {
  const agent = supertest.agent(server.url);
  const { body } = await agent.post('/admin/login').send({ email, password }).expect(200);
  return signedIn(agent, body);
}

export async function createRole(
  admin: AdminAgent,
  {
    name,
    description = '',
    permissions,
  }: { name: string; description?: string; permissions?: Permission[] },
): Promise<AdminRole> {
  const { body } = await admin.post('/admin/roles').send({ name, description }).expect(201);
  if (permissions) await setPermissions(admin, body.data.id, permissions);
  return body.data;
}

export async function setPermissions(
  admin: AdminAgent,
  roleId: number,
  permissions: Permission[],
): Promise<void> {
  await admin.put(`/admin/roles/${roleId}/permissions`).send({ permissions }).expect(200);
}

/** Invites a person and activates their account with a password, so that they can sign in. */
export async function createUser(
  admin: AdminAgent,
  {
    email,
    password,
    roles,
    firstname = 'Uma',
    lastname = 'User',
  }: Credentials & { roles: number[]; firstname?: string; lastname?: string },
): Promise<AdminUser> {
  const invitation = await admin
    .post('/admin/users')
    .send({ email, firstname, lastname, roles })
    .expect(201);
  const { body } = await admin
    .put(`/admin/users/${invitation.body.data.id}`)
    .send({ password, isActive: true })
    .expect(200);
  return body.data;
}
