/**
 * What the acts are done with: people, tokens and a second language. The same in both apps of a
 * pair.
 */
import { createUser, FIRST_ADMIN, login, registerFirstAdmin } from '../support/admin';
import type { Sender } from './act';

const EDITOR = { email: 'edith@example.com', password: 'Correct-Horse-2' };
const VISITOR = { email: 'vera@example.com', password: 'Correct-Horse-2' };
const MEMBER = { username: 'mel', email: 'mel@example.com' };
/** The member changes from one to the other. */
export const MEMBER_PASSWORDS = ['PRIV-Password-2', 'PRIV-Password-3'] as const;

/** One of Strapi's three roles for administrators. */
const EDITOR_ROLE = 2;
/** One of its two roles for end users. */
const AUTHENTICATED_ROLE = 1;

interface Action {
  enabled: boolean;
}
type Permissions = Record<string, { controllers: Record<string, Record<string, Action>> }>;

type Headers = Record<string, string>;
/** By what each sender is known, asked anew for each request. */
export type Senders = Record<Sender, () => Promise<Headers>>;

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });

const post = (url: string, body: object): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify(body),
  });

const register = async (url: string, person: object): Promise<Headers> => {
  const response = await post(`${url}/api/auth/local/register`, person);
  return bearer(((await response.json()) as { jwt: string }).jwt);
};

/** With the cookie by which a session is renewed and ended. */
const signInVisitor = async (url: string): Promise<Headers> => {
  const response = await post(`${url}/admin/login`, VISITOR);
  const { data } = (await response.json()) as { data?: { token: string } };
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return data ? { ...bearer(data.token), cookie: cookies.join('; ') } : {};
};

const signInMember = async (url: string): Promise<Headers> => {
  for (const password of MEMBER_PASSWORDS) {
    const response = await post(`${url}/api/auth/local`, { identifier: MEMBER.email, password });
    const { jwt } = (await response.json()) as { jwt?: string };
    if (jwt) return bearer(jwt);
  }
  return {};
};

/** Registers people and makes tokens. */
export const prepare = async (url: string): Promise<Senders> => {
  const admin = await registerFirstAdmin({ url });
  await createUser(admin, { ...EDITOR, roles: [EDITOR_ROLE] });
  await createUser(admin, { ...VISITOR, roles: [EDITOR_ROLE] });
  const editor = await login({ url }, EDITOR);

  const token = await admin
    .post('/admin/api-tokens')
    .send({ name: 'Main', description: '', type: 'full-access', lifespan: null })
    .expect(201);

  const path = `/users-permissions/roles/${AUTHENTICATED_ROLE}`;
  const { body } = await admin.get(path).expect(200);
  const { permissions } = body.role as { permissions: Permissions };
  for (const actions of Object.values(permissions['api::oracle']?.controllers ?? {})) {
    for (const action of Object.values(actions)) action.enabled = true;
  }
  await admin.put(path).send(body.role).expect(200);

  const endUser = await register(url, {
    username: 'enda',
    email: 'enda@example.com',
    password: FIRST_ADMIN.password,
  });
  await register(url, { ...MEMBER, password: MEMBER_PASSWORDS[0] });

  await admin
    .post('/i18n/locales')
    .send({ code: 'fr', name: 'French (fr)', isDefault: false })
    .expect(200);
  return {
    admin: async () => bearer(admin.token),
    editor: async () => bearer(editor.token),
    'api-token': async () => bearer(token.body.data.accessKey),
    'end-user': async () => endUser,
    nobody: async () => ({}),
    visitor: () => signInVisitor(url),
    member: () => signInMember(url),
  };
};
