/** What the acts are done with: people, tokens and a second language. The same in both apps of a pair. */
import { createUser, FIRST_ADMIN, login, registerFirstAdmin } from '../support/admin';
import type { Sender } from './act';

const EDITOR = { email: 'edith@example.com', password: 'Correct-Horse-2' };

/** Of Strapi's three roles for administrators. */
const EDITOR_ROLE = 2;
/** Of its two roles for end users. */
const AUTHENTICATED_ROLE = 1;

interface Action {
  enabled: boolean;
}
type Permissions = Record<string, { controllers: Record<string, Record<string, Action>> }>;

/** Registers people, makes tokens, and answers what each sender identifies itself with. */
export const prepare = async (url: string): Promise<Record<Sender, string | null>> => {
  const admin = await registerFirstAdmin({ url });
  await createUser(admin, { ...EDITOR, roles: [EDITOR_ROLE] });
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

  const endUser = await fetch(`${url}/api/auth/local/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      username: 'enda',
      email: 'enda@example.com',
      password: FIRST_ADMIN.password,
    }),
  });
  const { jwt } = (await endUser.json()) as { jwt: string };

  await admin
    .post('/i18n/locales')
    .send({ code: 'fr', name: 'French (fr)', isDefault: false })
    .expect(200);
  return {
    admin: admin.token,
    editor: editor.token,
    'api-token': token.body.data.accessKey,
    'end-user': jwt,
    nobody: null,
  };
};
