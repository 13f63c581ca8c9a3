/** @whole-run sqlite */
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import {
  articlePermissions,
  endUserEntity,
  type EndUserRole,
  endUserRole,
  endUserRoleEntity,
  register,
} from './support/end-users';
import { recordedDuring } from './support/events';
import { byAdmin, event, request } from './support/expected';

/** A permission on articles, as a change shows it. */
const mayDo = (action: string) => ({
  action: `api::article.article.${action}`,
  actionLabel: action,
  subject: 'api::article.article',
  subjectLabel: 'Article',
  fields: null,
  locales: null,
  conditions: [],
  conditionIds: [],
  properties: null,
});

/** Which ids the roles have is the database's. */
const RELATED = { before: expect.any(Array), after: expect.any(Array) };

describe('roles of end users', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const createRole = async (name: string, actions = {}): Promise<EndUserRole> => {
    await ada
      .post('/users-permissions/roles')
      .send({ name, description: '', permissions: articlePermissions(actions) })
      .expect(200);
    return endUserRole(server.strapi, name);
  };

  const eventOn = (role: EndUserRole) => ({
    category: 'end-user-role',
    entity: endUserRoleEntity(role),
    modifiedBy: byAdmin(ada.user),
  });

  it('records a new role with what it may do as one event', async () => {
    const recorded = await recordedDuring(ada, () =>
      createRole('Members', { find: true, findOne: true, create: false }),
    );
    const role = await endUserRole(server.strapi, 'Members');
    expect(recorded).toEqual([
      event({
        ...eventOn(role),
        action: 'created',
        changes: [
          { field: 'name', before: null, after: 'Members' },
          { field: 'description', before: null, after: '' },
          { field: 'type', before: null, after: 'members' },
          { field: 'permissions', before: null, after: mayDo('find') },
          { field: 'permissions', before: null, after: mayDo('findOne') },
        ],
        request: request('POST', '/users-permissions/roles'),
      }),
    ]);
  });

  it('records what was switched on and off as one event, and a save of the same as none', async () => {
    const role = await createRole('Guests', { find: true, findOne: true });
    const path = `/users-permissions/roles/${role.id}`;
    const data = {
      name: 'Guests',
      description: '',
      permissions: articlePermissions({ find: true, findOne: false, create: true, update: true }),
    };
    const recorded = await recordedDuring(ada, async () => {
      await ada.put(path).send(data).expect(200);
      await ada.put(path).send(data).expect(200);
    });
    expect(recorded).toEqual([
      event({
        ...eventOn(role),
        action: 'permissions-changed',
        changes: [
          { field: 'permissions', before: mayDo('findOne'), after: null },
          { field: 'permissions', before: null, after: mayDo('create') },
          { field: 'permissions', before: null, after: mayDo('update') },
        ],
        request: request('PUT', path),
      }),
    ]);
  });

  it('records another name together with other permissions as one event', async () => {
    const role = await createRole('Readers', { find: true });
    const path = `/users-permissions/roles/${role.id}`;
    const recorded = await recordedDuring(ada, () =>
      ada
        .put(path)
        .send({ name: 'Subscribers', description: '', permissions: articlePermissions({}) })
        .expect(200),
    );
    expect(recorded).toEqual([
      event({
        ...eventOn({ ...role, name: 'Subscribers' }),
        action: 'updated',
        changes: [
          { field: 'name', before: 'Readers', after: 'Subscribers' },
          { field: 'permissions', before: mayDo('find'), after: null },
        ],
        request: request('PUT', path),
      }),
    ]);
  });

  it('records a deleted role, and the users who lose it', async () => {
    const role = await createRole('Temps', { find: true });
    const { user } = await register(server.agent, { username: 'tim', password: 'Secret-123' });
    await server.strapi.db
      .query('plugin::users-permissions.user')
      .update({ where: { id: user.id }, data: { role: role.id } });
    const path = `/users-permissions/roles/${role.id}`;
    const recorded = await recordedDuring(ada, () => ada.delete(path).expect(200));
    const facts = { modifiedBy: byAdmin(ada.user), request: request('DELETE', path) };
    expect(recorded).toEqual([
      event({
        ...facts,
        category: 'end-user',
        action: 'role-changed',
        entity: endUserEntity(user),
        changes: [{ field: 'role', before: ['Temps'], after: ['Public'], ids: RELATED }],
      }),
      event({
        ...facts,
        ...eventOn(role),
        action: 'deleted',
        changes: [
          { field: 'name', before: 'Temps', after: null },
          { field: 'description', before: '', after: null },
          { field: 'type', before: 'temps', after: null },
          { field: 'permissions', before: mayDo('find'), after: null },
        ],
      }),
    ]);
  });
});
