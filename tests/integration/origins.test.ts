/**
 * Who did it, from where and how it came in, for each way by which Strapi lets somebody in.
 *
 * @whole-run sqlite
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Core } from '@strapi/strapi';
import supertest from 'supertest';
import { type AdminAgent, createRole, FIRST_ADMIN, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { register } from './support/end-users';
import { readEvents } from './support/events';
import { eventually } from './support/eventually';
import { byAdmin, LOCALHOST } from './support/expected';

let server: RunningStrapi;
let ada: AdminAgent;

beforeAll(async () => {
  server = await startStrapi({
    env: { GRAPHQL: 'true', MCP: 'true' },
    auditLog: { trustedProxies: ['10.0.0.0/8'] },
  });
  ada = await registerFirstAdmin(server);
});

afterAll(() => server.stop());

/** The event of the tag of this name. */
const eventOf = (name: string) =>
  eventually(async () => {
    const events = await readEvents(ada, { category: 'content', entityType: 'api::tag.tag' });
    return events.find(({ entity }) => entity?.label === name);
  });

const createToken = async (
  body: object,
  path = '/admin/api-tokens',
): Promise<{ id: number; accessKey: string }> => {
  const token = { description: '', lifespan: null, ...body };
  return (await ada.post(path).send(token).expect(201)).body.data;
};

const TAG_PERMISSIONS = ['create', 'read'].map((action) => ({
  action: `plugin::content-manager.explorer.${action}`,
  subject: 'api::tag.tag',
  properties: { fields: ['name', 'articles'] },
  conditions: [],
}));

const createAdminToken = (name: string) =>
  createToken({ name, kind: 'admin', adminPermissions: TAG_PERMISSIONS }, '/admin/admin-tokens');

/** Lets end users, or everybody, create tags by the Content API. */
const allowTags = async (type: 'authenticated' | 'public'): Promise<void> => {
  const { db } = server.strapi;
  const role = await db.query('plugin::users-permissions.role').findOne({ where: { type } });
  await db
    .query('plugin::users-permissions.permission')
    .create({ data: { action: 'api::tag.tag.create', role: role.id } });
};

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const TAGS = '/content-manager/collection-types/api::tag.tag';

it('an administrator in the panel', async () => {
  await ada.post(TAGS).send({ name: 'Panel' }).expect(201);
  expect(await eventOf('Panel')).toMatchObject({
    modifiedBy: byAdmin(ada.user),
    source: LOCALHOST,
    origin: 'panel',
  });
});

it('a token that acts as an administrator', async () => {
  const { id, accessKey } = await createAdminToken('Admin token');
  await server.agent.post(TAGS).set(bearer(accessKey)).send({ name: 'Token' }).expect(201);
  expect(await eventOf('Token')).toMatchObject({
    modifiedBy: { type: 'admin-token', id: String(id), name: 'Admin token', email: ada.user.email },
    origin: 'api',
  });
});

it('a token for the Content API', async () => {
  const { id, accessKey } = await createToken({ name: 'Content token', type: 'full-access' });
  const body = { data: { name: 'Content API' } };
  await server.agent.post('/api/tags').set(bearer(accessKey)).send(body).expect(201);
  expect(await eventOf('Content API')).toMatchObject({
    modifiedBy: { type: 'api-token', id: String(id), name: 'Content token' },
    origin: 'api',
  });
});

it('an end user', async () => {
  await allowTags('authenticated');
  const { user, jwt } = await register(server.agent, {
    username: 'eve',
    password: 'Wonder-1-Wall',
  });
  const body = { data: { name: 'End user' } };
  await server.agent.post('/api/tags').set(bearer(jwt)).send(body).expect(201);
  expect(await eventOf('End user')).toMatchObject({
    modifiedBy: { type: 'end-user', id: String(user.id), name: 'eve' },
    origin: 'api',
  });
});

it('somebody who is not signed in', async () => {
  await allowTags('public');
  await supertest(server.url)
    .post('/api/tags')
    .send({ data: { name: 'Anonymous' } })
    .expect(201);
  expect(await eventOf('Anonymous')).toMatchObject({
    modifiedBy: { type: 'anonymous' },
    source: LOCALHOST,
    origin: 'api',
  });
});

it('a token by GraphQL', async () => {
  const { id, accessKey } = await createToken({ name: 'GraphQL token', type: 'full-access' });
  const query = 'mutation { createTag(data: { name: "GraphQL" }) { documentId } }';
  await server.agent.post('/graphql').set(bearer(accessKey)).send({ query }).expect(200);
  expect(await eventOf('GraphQL')).toMatchObject({
    modifiedBy: { type: 'api-token', id: String(id) },
    origin: 'graphql',
  });
});

it('an administrator by MCP', async () => {
  const { accessKey } = await createAdminToken('Assistant');
  const call = async (method: string, params: object) => {
    const answer = await server.agent
      .post('/mcp')
      .set({ ...bearer(accessKey), accept: 'application/json, text/event-stream' })
      .send({ jsonrpc: '2.0', id: 1, method, params });
    const data = /^data: (.*)$/m.exec(answer.text)?.[1] ?? answer.text;
    return JSON.parse(data) as { result: { tools: { name: string }[] } };
  };
  const { tools } = (await call('tools/list', {})).result;
  const { name } = tools.find((tool) => /^create_.*tag/.test(tool.name))!;
  await call('tools/call', { name, arguments: { data: { name: 'MCP' } } });
  expect(await eventOf('MCP')).toMatchObject({
    modifiedBy: byAdmin(ada.user),
    source: LOCALHOST,
    origin: 'mcp',
  });
});

it('a transfer token, whose route without a web socket transfers nothing', async () => {
  const body = { name: 'Transfer', description: '', lifespan: null, permissions: ['pull'] };
  const token = (await ada.post('/admin/transfer/tokens').send(body).expect(201)).body.data;
  await server.agent.get('/admin/transfer/runner/pull').set(bearer(token.accessKey));
  expect(await readEvents(ada, { category: 'data-transfer' })).toMatchObject([
    {
      action: 'pulled',
      outcome: 'failure',
      modifiedBy: { type: 'api-token', id: `transfer-${token.id}` },
      origin: 'api',
    },
  ]);
});

const createTag = (strapi: Core.Strapi, name: string) =>
  strapi.documents('api::tag.tag').create({ data: { name } });

it('code without a request', async () => {
  await createTag(server.strapi, 'Script');
  expect(await eventOf('Script')).toMatchObject({
    modifiedBy: { type: 'system', name: null },
    source: null,
    origin: 'system',
  });
});

it('a job of the cron that is added while a request runs', async () => {
  const { strapi } = server;
  let added = false;
  const unsubscribe = strapi.db.lifecycles.subscribe({
    models: ['admin::role'],
    afterCreate() {
      if (added) return;
      added = true;
      const task = () => createTag(strapi, 'Cron');
      strapi.get('cron').add({ late: { task, options: new Date(Date.now() + 1_500) } });
    },
  });
  strapi.get('cron').start();
  await createRole(ada, { name: 'Adds a job' });
  unsubscribe();
  expect(await eventOf('Cron')).toMatchObject({
    modifiedBy: { type: 'system' },
    source: null,
    origin: 'cron',
  });
});

describe('a context that is no request', () => {
  const CONTEXTS: [string, unknown, string | null, string][] = [
    [
      'of a scheduled release',
      { state: { auditSource: 'scheduler' }, request: { url: '' } },
      'scheduler',
      'cron',
    ],
    ['of another source', { state: { auditSource: 'importer' } }, 'importer', 'system'],
    ['without a state', {}, null, 'system'],
    ['with a state that is null', { state: null, request: null }, null, 'system'],
    ['that is a text', 'context', null, 'system'],
    ['with empty parts', { app: {}, req: {}, res: {} }, null, 'system'],
  ];

  it.each(CONTEXTS)('%s', async (what, context, name, origin) => {
    const { strapi } = server;
    await strapi.requestContext.run(context as never, async () => {
      await createTag(strapi, `Context ${what}`);
    });
    expect(await eventOf(`Context ${what}`)).toMatchObject({
      modifiedBy: { type: 'system', name },
      source: null,
      origin,
    });
  });
});

describe('a client that resets its connection', () => {
  const open = async (): Promise<Socket> => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };

  const send = (socket: Socket, path: string, body: object): void => {
    const text = JSON.stringify(body);
    const head = [
      `POST ${path} HTTP/1.1`,
      'Host: localhost',
      `Authorization: Bearer ${ada.token}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(text)}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${text}`);
  };

  /** Sends a request and resets the connection as soon as the server has seen it. */
  const sendAndReset = async (path: string, body: object): Promise<void> => {
    const seen = once(server.strapi.server.httpServer, 'request');
    const socket = await open();
    send(socket, path, body);
    await seen;
    socket.resetAndDestroy();
  };

  it('is still known by its address when it writes', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `Reset ${index}`);
    for (const name of names) await sendAndReset('/admin/roles', { name, description: '' });
    const events = await eventually(async () => {
      const found = await readEvents(ada, { category: 'role', q: 'Reset' });
      return found.length === names.length ? found : undefined;
    });
    expect(events.map(({ source }) => source)).toEqual(names.map(() => LOCALHOST));
  });

  it('is still known by its address when it fails to sign in', async () => {
    await sendAndReset('/admin/login', { email: FIRST_ADMIN.email, password: 'Wrong-1' });
    const failed = await eventually(
      async () => (await readEvents(ada, { category: 'login', outcome: 'failure' }))[0],
    );
    expect(failed).toMatchObject({ source: LOCALHOST, origin: 'panel' });
  });

  it('writes nothing without an address, also where it is gone before it is let in', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `Gone ${index}`);
    // The server shares the loop with this test, so that none of them is let in before all are
    // gone.
    const sockets = await Promise.all(names.map(open));
    for (const [index, socket] of sockets.entries()) {
      send(socket, '/admin/roles', { name: names[index], description: '' });
      socket.resetAndDestroy();
    }
    await createRole(ada, { name: 'Gone last' });
    const events = await readEvents(ada, { category: 'role', q: 'Gone' });
    const rows = await server.strapi.db
      .query('admin::role')
      .findMany({ where: { name: { $startsWith: 'Gone' } } });
    expect(events).toHaveLength(rows.length);
    expect(events.map(({ source }) => source)).toEqual(rows.map(() => LOCALHOST));
  });
});
