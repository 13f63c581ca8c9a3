/** @whole-run sqlite */
import {
  type AdminAgent,
  createRole,
  createUser,
  login,
  registerFirstAdmin,
  setPermissions,
} from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvents } from './support/events';

const READ = 'plugin::audit-log.read';
const EXPORT = 'plugin::audit-log.export';
const VERIFY = 'plugin::audit-log.verify';
const READ_SETTINGS = 'plugin::audit-log.settings.read';
const UPDATE_SETTINGS = 'plugin::audit-log.settings.update';
const ALL = [READ, EXPORT, VERIFY, READ_SETTINGS, UPDATE_SETTINGS];

const UNKNOWN = '/audit-log/events/01890000-0000-7000-8000-000000000000';

describe('access to the log', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  /** Somebody who may do this and nothing else. */
  const somebodyWho = async (may: string, actions: string[]): Promise<AdminAgent> => {
    const permissions = actions.map((action) => ({ action }));
    const role = await createRole(ada, { name: `Who ${may}`, permissions });
    const person = { email: `${role.id}@example.com`, password: 'Correct-Horse-2' };
    await createUser(ada, { ...person, roles: [role.id] });
    return login(server, person);
  };

  describe.each([
    { method: 'get', path: '/audit-log/events', permission: READ, ok: 200 },
    { method: 'get', path: UNKNOWN, permission: READ, ok: 404 },
    { method: 'get', path: '/audit-log/events/activity', permission: READ, ok: 200 },
    { method: 'get', path: '/audit-log/events/facets', permission: READ, ok: 200 },
    { method: 'get', path: `${UNKNOWN}/seal`, permission: READ, ok: 404 },
    { method: 'post', path: '/audit-log/seal/compare', permission: READ, ok: 400 },
    { method: 'post', path: '/audit-log/seal/acknowledgements', permission: VERIFY, ok: 400 },
    { method: 'post', path: '/audit-log/seal/verifications', permission: VERIFY, ok: 202 },
    { method: 'get', path: '/audit-log/catalogue', permission: READ, ok: 200 },
    { method: 'get', path: '/audit-log/views', permission: READ, ok: 200 },
    { method: 'post', path: '/audit-log/views', permission: READ, ok: 400 },
    { method: 'put', path: '/audit-log/views/1', permission: READ, ok: 400 },
    { method: 'delete', path: '/audit-log/views/1', permission: READ, ok: 404 },
    {
      method: 'get',
      path: '/audit-log/settings/impact?retentionDays=30',
      permission: READ_SETTINGS,
      ok: 200,
    },
    { method: 'get', path: '/audit-log/settings', permission: READ_SETTINGS, ok: 200 },
    { method: 'put', path: '/audit-log/settings', permission: UPDATE_SETTINGS, ok: 200 },
  ] as const)('by $method $path', ({ method, path, permission, ok }) => {
    it('is closed to strangers', async () => {
      const { body } = await server.agent[method](path).send({}).expect(401);
      expect(body.error.name).toBe('UnauthorizedError');
    });

    it(`is closed to those who lack ${permission}, whatever else they may do`, async () => {
      const others = ALL.filter((action) => action !== permission);
      const agent = await somebodyWho(`lacks ${permission} for ${method} ${path}`, others);
      const { body } = await agent[method](path).send({}).expect(403);
      expect(body.error.name).toBe('PolicyError');
    });

    it(`is open to those who have ${permission}, and nothing else`, async () => {
      const agent = await somebodyWho(`has ${permission} for ${method} ${path}`, [permission]);
      await agent[method](path).send({}).expect(ok);
    });
  });

  it('is closed to an API token of the Content API', async () => {
    const token = { name: 'Everything', description: '', type: 'full-access', lifespan: null };
    const { body } = await ada.post('/admin/api-tokens').send(token).expect(201);
    const { accessKey } = body.data;
    await server.agent.get('/audit-log/events').auth(accessKey, { type: 'bearer' }).expect(401);
    await server.agent.get('/api/events').auth(accessKey, { type: 'bearer' }).expect(404);
  });

  it.each(['put', 'patch', 'delete', 'post'] as const)(
    'changes no event, not even for a super admin who tries to %s',
    async (method) => {
      const before = await readEvents(ada);
      const { id } = before[0]!;
      for (const path of [`/audit-log/events/${id}`, '/audit-log/events']) {
        const { status } = await ada[method](path).send({ category: 'forged', action: 'forged' });
        expect([404, 405]).toContain(status);
      }
      expect(await readEvents(ada)).toEqual(before);
    },
  );

  it('is granted in the role editor under clear names', async () => {
    const { body } = await ada.get('/admin/permissions').expect(200);
    const named = body.data.sections.settings
      .filter(({ action }: { action: string }) => action.startsWith('plugin::audit-log.'))
      .map(({ action, displayName, category, subCategory }: Record<string, string>) => ({
        action,
        name: [category, subCategory, displayName].join(' › '),
      }));
    expect(named).toEqual([
      { action: READ, name: 'audit log › events › Read the audit log' },
      { action: EXPORT, name: 'audit log › events › Export the audit log' },
      { action: VERIFY, name: 'audit log › events › Verify the audit log' },
      { action: READ_SETTINGS, name: 'audit log › configuration › See the configuration' },
      { action: UPDATE_SETTINGS, name: 'audit log › configuration › Change the configuration' },
    ]);
  });

  it('is given to super admins, and to nobody else', async () => {
    const { body } = await ada.get('/admin/roles').expect(200);
    const holders: Record<string, string[]> = {};
    for (const { id, name } of body.data.filter(({ code }: { code: string }) =>
      code.startsWith('strapi-'),
    )) {
      const { body: permissions } = await ada.get(`/admin/roles/${id}/permissions`).expect(200);
      holders[name] = permissions.data
        .map(({ action }: { action: string }) => action)
        .filter((action: string) => ALL.includes(action))
        .sort();
    }
    expect(holders).toEqual({ 'Super Admin': [...ALL].sort(), Editor: [], Author: [] });
  });

  it('can be taken away again', async () => {
    const role = await createRole(ada, { name: 'Reader', permissions: [{ action: READ }] });
    const person = { email: 'reader@example.com', password: 'Correct-Horse-2' };
    await createUser(ada, { ...person, roles: [role.id] });
    const reader = await login(server, person);
    await reader.get('/audit-log/events').expect(200);
    await setPermissions(ada, role.id, []);
    await reader.get('/audit-log/events').expect(403);
  });

  it('does not show the settings to somebody who may change them and not see them', async () => {
    const clerk = await somebodyWho('only changes settings', [UPDATE_SETTINGS]);
    const { body } = await clerk.put('/audit-log/settings').send({}).expect(200);
    expect(body).toEqual({ data: {} });
  });
});
