/** @whole-run sqlite */
import { type AdminAgent, login, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { breakTable } from './support/broken-table';
import { readEvents } from './support/events';
import { keepMail } from './support/mail';

const PASSWORD = 'Correct-Horse-1';

let app: RunningStrapi;
let admin: AdminAgent;

beforeAll(async () => {
  app = await startStrapi({ env: { GRAPHQL: 'true' } });
  keepMail(app.strapi);
  admin = await registerFirstAdmin(app);
});

afterAll(() => app.stop());

const mutate = async (query: string, authorization?: string) => {
  const request = app.agent.post('/graphql').send({ query });
  const { body } = await (authorization ? request.set({ authorization }) : request);
  return body;
};

test('content that a token writes by GraphQL is recorded with that token', async () => {
  const token = { name: 'Deploy', type: 'full-access', lifespan: null, description: '' };
  const { body } = await admin.post('/admin/api-tokens').send(token).expect(201);
  const answer = await mutate(
    'mutation { createTag(data: { name: "News" }) { documentId } }',
    `Bearer ${body.data.accessKey}`,
  );

  expect(await readEvents(admin, { category: 'content' })).toMatchObject([
    {
      action: 'created',
      entity: { type: 'api::tag.tag', id: answer.data.createTag.documentId, label: 'News' },
      modifiedBy: { type: 'api-token', id: String(body.data.id), name: 'Deploy' },
      source: '127.0.0.1',
    },
  ]);
});

test('end users who register, come in and fail by GraphQL are recorded', async () => {
  const user = `username: "gus", email: "gus@example.com", password: "${PASSWORD}"`;
  await mutate(`mutation { register(input: { ${user} }) { jwt } }`);
  const login = (password: string) =>
    mutate(`mutation { login(input: { identifier: "gus", password: "${password}" }) { jwt } }`);
  await login(PASSWORD);
  await login('wrong');

  const gus = { type: 'end-user', name: 'gus', email: 'gus@example.com' };
  expect(await readEvents(admin, { category: ['end-user', 'end-user-login'] })).toMatchObject([
    { category: 'end-user', action: 'registered', modifiedBy: gus },
    { category: 'end-user-login', outcome: 'success', modifiedBy: gus },
    { category: 'end-user-login', outcome: 'failure', entity: { label: 'gus' } },
  ]);
});

test('mutations of one batch are each recorded as what they are', async () => {
  const user = (name: string) =>
    `username: "${name}", email: "${name}@example.com", password: "${PASSWORD}"`;
  const reset = 'mutation { forgotPassword(email: "gus@example.com") { ok } }';
  const registrations = ['ann', 'bob'].map(
    (name) => `mutation { register(input: { ${user(name)} }) { jwt } }`,
  );
  const batch = [registrations[0], reset, registrations[1]].map((query) => ({ query }));
  await app.agent.post('/graphql').send(batch).expect(200);

  const events = await readEvents(admin, { category: 'end-user' });
  const recorded = events.map(({ action, entity }) => `${action} ${entity?.label}`);
  expect(recorded.filter((text) => !text.endsWith('gus')).sort()).toEqual([
    'registered ann',
    'registered bob',
  ]);
  expect(recorded).toContain('password-reset-requested gus');
});

test('events cannot be asked for by GraphQL', async () => {
  const answer = await mutate('{ __schema { types { name } } }');
  const names = (answer.data.__schema.types as { name: string }[]).map(({ name }) => name);
  expect(names.filter((name) => /event|audit/i.test(name))).toEqual([]);
});

test('a mutation that is refused because it cannot be recorded says so', async () => {
  app = await app.restart({
    auditLog: { onFailure: 'refuse' },
    env: { GRAPHQL: 'true', LOG_LEVEL: 'silent' },
  });
  admin = await login(app);
  const token = { name: 'Strict', type: 'full-access', lifespan: null, description: '' };
  const { body } = await admin.post('/admin/api-tokens').send(token).expect(201);
  await breakTable(app.strapi);

  const answer = await mutate(
    'mutation { createTag(data: { name: "Lost" }) { documentId } }',
    `Bearer ${body.data.accessKey}`,
  );
  expect(answer.errors).toMatchObject([
    { message: expect.stringContaining('could not be recorded in the audit log') },
  ]);
  expect(await app.strapi.documents('api::tag.tag').count({ filters: { name: 'Lost' } })).toBe(0);
});
