import { type AdminAgent, createRole, registerFirstAdmin, setPermissions } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';
import { byAdmin, event, request } from './support/expected';
import { permissionOn } from './support/permissions';

const READ = 'plugin::content-manager.explorer.read';
const CREATE = 'plugin::content-manager.explorer.create';
const ARTICLE = 'api::article.article';

const readTitle = permissionOn(READ, 'Read', { fields: ['title'] });
const readAll = permissionOn(READ, 'Read', { fields: ['title', 'body'] });
const createOwn = permissionOn(CREATE, 'Create', {
  fields: ['title'],
  conditions: ['Is creator'],
  conditionIds: ['admin::is-creator'],
  properties: { fields: ['title'] },
});
const seeWebhooks = {
  action: 'admin::webhooks.read',
  actionLabel: 'Webhooks › Read',
  subject: null,
  subjectLabel: null,
  fields: null,
  locales: null,
  conditions: [],
  conditionIds: [],
  properties: {},
};

describe('roles of administrators', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const eventOn = (role: { id: number; name: string }) => ({
    category: 'role',
    entity: { type: 'admin::role', id: String(role.id), label: role.name },
    modifiedBy: byAdmin(ada.user),
  });

  it('records a new role', async () => {
    let role = { id: 0, name: '', code: '' };
    const recorded = await recordedDuring(ada, async () => {
      const data = { name: 'Translators', description: 'They translate' };
      const { body } = await ada.post('/admin/roles').send(data).expect(201);
      role = body.data;
    });
    expect(recorded).toEqual([
      event({
        ...eventOn(role),
        action: 'created',
        changes: [
          { field: 'name', before: null, after: 'Translators' },
          { field: 'description', before: null, after: 'They translate' },
          { field: 'code', before: null, after: role.code },
        ],
        request: request('POST', '/admin/roles'),
      }),
    ]);
  });

  it('records what an update changed, before and after', async () => {
    const role = await createRole(ada, { name: 'Proofreaders', description: 'They read' });
    const path = `/admin/roles/${role.id}`;
    const recorded = await recordedDuring(ada, async () => {
      await ada.put(path).send({ name: 'Reviewers', description: 'They read' }).expect(200);
      await ada.put(path).send({ name: 'Reviewers', description: 'They review' }).expect(200);
      // As it is already.
      await ada.put(path).send({ name: 'Reviewers', description: 'They review' }).expect(200);
    });
    const facts = { ...eventOn({ ...role, name: 'Reviewers' }), action: 'updated' };
    expect(recorded).toEqual([
      event({
        ...facts,
        changes: [{ field: 'name', before: 'Proofreaders', after: 'Reviewers' }],
        request: request('PUT', path),
      }),
      event({
        ...facts,
        changes: [{ field: 'description', before: 'They read', after: 'They review' }],
        request: request('PUT', path),
      }),
    ]);
  });

  it('records all permissions that one save grants as one event, in words', async () => {
    const role = await createRole(ada, { name: 'Authors of articles' });
    const path = `/admin/roles/${role.id}/permissions`;
    const permissions = [
      { action: READ, subject: ARTICLE, properties: { fields: ['title'] } },
      {
        action: CREATE,
        subject: ARTICLE,
        properties: { fields: ['title'] },
        conditions: ['admin::is-creator'],
      },
      { action: 'admin::webhooks.read' },
    ];
    const recorded = await recordedDuring(ada, async () => {
      await setPermissions(ada, role.id, permissions);
      // The same again: no difference, no event.
      await setPermissions(ada, role.id, permissions);
    });
    expect(recorded).toEqual([
      event({
        ...eventOn(role),
        action: 'permissions-changed',
        changes: [readTitle, createOwn, seeWebhooks].map((after) => ({
          field: 'permissions',
          before: null,
          after,
        })),
        request: request('PUT', path),
      }),
    ]);
  });

  it('distinguishes granted, revoked and otherwise limited permissions of one save', async () => {
    const role = await createRole(ada, {
      name: 'Editors of articles',
      permissions: [
        { action: READ, subject: ARTICLE, properties: { fields: ['title'] } },
        { action: 'admin::webhooks.read' },
      ],
    });
    const recorded = await recordedDuring(ada, () =>
      setPermissions(ada, role.id, [
        { action: READ, subject: ARTICLE, properties: { fields: ['title', 'body'] } },
        {
          action: CREATE,
          subject: ARTICLE,
          properties: { fields: ['title'] },
          conditions: ['admin::is-creator'],
        },
      ]),
    );
    expect(recorded).toEqual([
      event({
        ...eventOn(role),
        action: 'permissions-changed',
        changes: [
          { field: 'permissions', before: readTitle, after: readAll },
          { field: 'permissions', before: seeWebhooks, after: null },
          { field: 'permissions', before: null, after: createOwn },
        ],
        request: request('PUT', `/admin/roles/${role.id}/permissions`),
      }),
    ]);
  });

  it('records a deleted role with all that is lost', async () => {
    const { body } = await ada.post('/admin/roles').send({ name: 'Temps', description: '' });
    const role = body.data;
    await setPermissions(ada, role.id, [{ action: 'admin::webhooks.read' }]);
    const recorded = await recordedDuring(ada, () =>
      ada.delete(`/admin/roles/${role.id}`).expect(200),
    );
    expect(recorded).toEqual([
      event({
        ...eventOn(role),
        action: 'deleted',
        changes: [
          { field: 'name', before: 'Temps', after: null },
          { field: 'description', before: '', after: null },
          { field: 'code', before: role.code, after: null },
          { field: 'permissions', before: seeWebhooks, after: null },
        ],
        request: request('DELETE', `/admin/roles/${role.id}`),
      }),
    ]);
  });

  it('records one event per role when several are deleted at once', async () => {
    const first = await createRole(ada, { name: 'First' });
    const second = await createRole(ada, { name: 'Second' });
    const recorded = await recordedDuring(ada, () =>
      ada
        .post('/admin/roles/batch-delete')
        .send({ ids: [first.id, second.id] })
        .expect(200),
    );
    expect(recorded.map(({ action, entity }) => [action, entity?.label])).toEqual([
      ['deleted', 'First'],
      ['deleted', 'Second'],
    ]);
  });
});
