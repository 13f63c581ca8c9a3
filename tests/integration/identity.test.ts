import type { AdminAgent, AdminRole, AdminUser } from '../support/admin';
import { createRole, createUser, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';
import { ids } from './support/expected';

const END_USER = 'plugin::users-permissions.user';
const END_USER_ROLE = 'plugin::users-permissions.role';

describe('two things of one name', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  it('are two roles of an end user', async () => {
    const { db } = server.strapi;
    const usual = await db.query(END_USER_ROLE).findOne({ where: { type: 'authenticated' } });
    const twin = await db
      .query(END_USER_ROLE)
      .create({ data: { name: 'Authenticated', type: 'authenticated-2' } });
    const user = await db.query(END_USER).create({
      data: { username: 'eve', email: 'eve@example.com', provider: 'local', role: usual.id },
    });
    const recorded = await recordedDuring(ada, () =>
      ada
        .put(`/content-manager/collection-types/${END_USER}/${user.documentId}`)
        .send({ role: { connect: [{ id: twin.id }], disconnect: [{ id: usual.id }] } })
        .expect(200),
    );
    expect(recorded).toMatchObject([
      {
        category: 'end-user',
        action: 'role-changed',
        changes: [
          {
            field: 'role',
            before: [`Authenticated (#${usual.id})`],
            after: [`Authenticated (#${twin.id})`],
            ...ids([usual.id], [twin.id]),
          },
        ],
      },
    ]);
  });
});

describe('a relation that is written from its inverse side', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;
  let role: AdminRole;
  let user: AdminUser;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
    role = await createRole(ada, { name: 'Interns' });
    user = await createUser(ada, {
      email: 'mallory@example.com',
      password: 'Correct-Horse-1',
      roles: [role.id],
    });
  });

  afterAll(() => server.stop());

  const query = (uid: string) => server.strapi.db.query(uid as 'admin::role');

  it('is the roles of the administrator who is connected', async () => {
    const boss = await query('admin::role').findOne({ where: { code: 'strapi-super-admin' } });
    const recorded = await recordedDuring(ada, () =>
      query('admin::role').update({
        where: { id: boss.id },
        data: { users: { connect: [{ id: user.id }] } },
      }),
    );
    expect(recorded).toMatchObject([
      {
        category: 'user',
        action: 'roles-changed',
        entity: { id: String(user.id) },
        changes: [{ field: 'roles', before: ['Interns'], after: ['Interns', 'Super Admin'] }],
      },
    ]);
  });

  it('is the roles of everybody who is left out of a new set', async () => {
    const recorded = await recordedDuring(ada, () =>
      query('admin::role').update({ where: { name: 'Interns' }, data: { users: { set: [] } } }),
    );
    expect(recorded).toMatchObject([
      {
        action: 'roles-changed',
        changes: [{ before: ['Interns', 'Super Admin'], after: ['Super Admin'] }],
      },
    ]);
  });

  it('is the roles of the administrator whom a new role is made for', async () => {
    const recorded = await recordedDuring(ada, () =>
      query('admin::role').create({ data: { name: 'Owners', code: 'owners', users: [user.id] } }),
    );
    expect(recorded).toMatchObject([
      { category: 'role', action: 'created' },
      {
        category: 'user',
        action: 'roles-changed',
        changes: [{ after: ['Owners', 'Super Admin'] }],
      },
    ]);
  });

  it('is the roles of an administrator whose relations alone are written', async () => {
    const boss = await query('admin::role').findOne({ where: { code: 'strapi-super-admin' } });
    const { id } = await query('admin::user').create({ data: { email: 'alone@example.com' } });
    const change = (before: string[] | null, after: string[] | null) => [
      {
        category: 'user',
        action: 'roles-changed',
        entity: { id: String(id) },
        changes: [{ field: 'roles', before, after }],
      },
    ];
    const connect = { connect: [{ id: boss.id }] };
    expect(
      await recordedDuring(ada, () =>
        query('admin::user').updateRelations(id, { roles: connect } as never),
      ),
    ).toMatchObject(change(null, ['Super Admin']));
    expect(
      await recordedDuring(ada, () =>
        query('admin::role').updateRelations(boss.id, { users: { disconnect: [{ id }] } } as never),
      ),
    ).toMatchObject(change(['Super Admin'], null));
    expect(
      await recordedDuring(ada, () =>
        query('admin::user').attachRelations(id, { roles: [boss.id] } as never),
      ),
    ).toMatchObject(change(null, ['Super Admin']));
  });

  it('is the administrator for whom a token acts', async () => {
    const token = await query('admin::api-token').create({
      data: { name: 'Robot', kind: 'admin', accessKey: 'key', adminUserOwner: user.id },
    });
    const change = (before: string, after: string) => [
      {
        category: 'admin-token',
        action: 'updated',
        entity: { label: 'Robot' },
        changes: [
          { field: 'adminUserOwner', before: [expect.anything()], ...ids([before], [after]) },
        ],
      },
    ];
    const [mine, hers] = [String(ada.user.id), String(user.id)];
    const { id } = token;
    expect(
      await recordedDuring(ada, () =>
        query('admin::api-token').update({
          where: { id },
          data: { adminUserOwner: ada.user.id } as never,
        }),
      ),
    ).toMatchObject(change(hers, mine));
    expect(
      await recordedDuring(ada, () =>
        query('admin::user').update({
          where: { id: user.id },
          data: { apiTokens: { connect: [id] } } as never,
        }),
      ),
    ).toMatchObject(change(mine, hers));
  });

  it('is the role of an end user', async () => {
    const [from, to] = await query(END_USER_ROLE).findMany({ orderBy: { id: 'asc' } });
    const { id } = await query(END_USER).create({ data: { username: 'ed', role: from.id } });
    const recorded = await recordedDuring(ada, () =>
      query(END_USER_ROLE).update({ where: { id: to.id }, data: { users: { connect: [id] } } }),
    );
    expect(recorded).toMatchObject([
      {
        category: 'end-user',
        action: 'role-changed',
        changes: [{ before: [from.name], after: [to.name] }],
      },
    ]);
  });

  it('is each role of an end user who got a second one beside the first', async () => {
    const [first, second] = await query(END_USER_ROLE).findMany({ orderBy: { id: 'asc' } });
    const { id } = await query(END_USER).create({ data: { username: 'two', role: first.id } });
    const change = (before: object[], after: object[]) => [
      {
        category: 'end-user',
        action: 'role-changed',
        entity: { id: String(id) },
        changes: [
          {
            field: 'role',
            before: before.map((role) => (role as { name: string }).name).sort(),
            after: after.map((role) => (role as { name: string }).name).sort(),
          },
        ],
      },
    ];
    expect(
      await recordedDuring(ada, () =>
        query(END_USER).attachRelations(id, { role: second.id } as never),
      ),
    ).toMatchObject(change([first], [first, second]));
    expect(
      await recordedDuring(ada, () =>
        query(END_USER).update({ where: { id }, data: { role: second.id } as never }),
      ),
    ).toMatchObject(change([first, second], [second]));
  });

  it('is the permissions of a role', async () => {
    const editors = await query('admin::role').findOne({ where: { code: 'strapi-editor' } });
    const permission = await query('admin::permission').findOne({
      where: { role: { id: editors.id }, action: 'plugin::upload.read' },
    });
    const recorded = await recordedDuring(ada, () =>
      query('admin::role').update({
        where: { id: editors.id },
        data: { permissions: { disconnect: [permission.id] } },
      }),
    );
    expect(recorded).toMatchObject([
      {
        category: 'role',
        action: 'permissions-changed',
        entity: { label: 'Editor' },
        changes: [{ before: { action: 'plugin::upload.read' }, after: null }],
      },
    ]);
  });
});
