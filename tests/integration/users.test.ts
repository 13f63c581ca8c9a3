/** @whole-run sqlite postgres */
import {
  type AdminAgent,
  type AdminRole,
  createRole,
  createUser,
  registerFirstAdmin,
} from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvents, recordedDuring } from './support/events';
import { byAdmin, event, ids, request, systemEvent } from './support/expected';

const PASSWORD = 'Correct-Horse-2';
const REDACTED = '[redacted]';

describe('administrators who manage users', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;
  let translators: AdminRole;
  let proofreaders: AdminRole;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
    translators = await createRole(ada, { name: 'Translators' });
    proofreaders = await createRole(ada, { name: 'Proofreaders' });
  });

  afterAll(() => server.stop());

  const newUser = (email: string) =>
    createUser(ada, { email, password: PASSWORD, roles: [translators.id] });

  const entity = (id: number, label = 'Uma User') => ({
    type: 'admin::user',
    id: String(id),
    label,
  });

  it('records an invited user', async () => {
    const person = { email: 'new@example.com', firstname: 'Nina', lastname: 'New' };
    let id = 0;
    const recorded = await recordedDuring(ada, async () => {
      const { body } = await ada
        .post('/admin/users')
        .send({ ...person, roles: [translators.id] })
        .expect(201);
      ({ id } = body.data);
    });
    expect(recorded).toEqual([
      event({
        category: 'user',
        action: 'created',
        entity: entity(id, 'Nina New'),
        modifiedBy: byAdmin(ada.user),
        changes: [
          { field: 'firstname', before: null, after: 'Nina' },
          { field: 'lastname', before: null, after: 'New' },
          { field: 'email', before: null, after: 'new@example.com' },
          { field: 'isActive', before: null, after: false },
          { field: 'blocked', before: null, after: false },
          { field: 'roles', before: null, after: ['Translators'], ...ids([], [translators.id]) },
          { field: 'registrationToken', before: null, after: REDACTED },
        ],
        request: request('POST', '/admin/users'),
      }),
    ]);
  });

  it.each([
    {
      action: 'roles-changed',
      data: () => ({ roles: [proofreaders.id, translators.id] }),
      changes: () => [
        {
          field: 'roles',
          before: ['Translators'],
          after: ['Proofreaders', 'Translators'],
          ...ids([translators.id], [proofreaders.id, translators.id]),
        },
      ],
    },
    {
      action: 'deactivated',
      data: () => ({ isActive: false }),
      changes: () => [{ field: 'isActive', before: true, after: false }],
    },
    {
      action: 'password-changed',
      data: () => ({ password: 'Correct-Horse-3' }),
      changes: () => [{ field: 'password', before: REDACTED, after: REDACTED }],
    },
    {
      action: 'updated',
      data: () => ({ username: 'uma', roles: [proofreaders.id] }),
      changes: () => [
        { field: 'username', before: null, after: 'uma' },
        {
          field: 'roles',
          before: ['Translators'],
          after: ['Proofreaders'],
          ...ids([translators.id], [proofreaders.id]),
        },
      ],
    },
  ])('records a user who is $action', async ({ action, data, changes }) => {
    const user = await newUser(`${action}@example.com`);
    const recorded = await recordedDuring(ada, () =>
      ada.put(`/admin/users/${user.id}`).send(data()).expect(200),
    );
    expect(recorded).toEqual([
      event({
        category: 'user',
        action,
        entity: entity(user.id),
        modifiedBy: byAdmin(ada.user),
        changes: changes(),
        request: request('PUT', `/admin/users/${user.id}`),
      }),
    ]);
  });

  it('records that a user was activated again', async () => {
    const user = await newUser('activated@example.com');
    await ada.put(`/admin/users/${user.id}`).send({ isActive: false }).expect(200);
    const recorded = await recordedDuring(ada, () =>
      ada.put(`/admin/users/${user.id}`).send({ isActive: true }).expect(200),
    );
    expect(recorded).toEqual([
      event({
        category: 'user',
        action: 'activated',
        entity: entity(user.id),
        modifiedBy: byAdmin(ada.user),
        changes: [{ field: 'isActive', before: false, after: true }],
        request: request('PUT', `/admin/users/${user.id}`),
      }),
    ]);
  });

  it('records that a user was blocked and unblocked, which only code can do', async () => {
    const user = await newUser('blocked@example.com');
    const setBlocked = (blocked: boolean) =>
      server.strapi.db.query('admin::user').update({ where: { id: user.id }, data: { blocked } });
    const recorded = await recordedDuring(ada, async () => {
      await setBlocked(true);
      await setBlocked(false);
    });
    const facts = { category: 'user', entity: entity(user.id) };
    expect(recorded).toEqual([
      systemEvent({
        ...facts,
        action: 'blocked',
        changes: [{ field: 'blocked', before: false, after: true }],
      }),
      systemEvent({
        ...facts,
        action: 'unblocked',
        changes: [{ field: 'blocked', before: true, after: false }],
      }),
    ]);
  });

  it('records nothing when a user is saved as they were', async () => {
    const user = await newUser('same@example.com');
    const { firstname, lastname, email } = user;
    const recorded = await recordedDuring(ada, () =>
      ada
        .put(`/admin/users/${user.id}`)
        .send({ firstname, lastname, email, isActive: true, roles: [translators.id] })
        .expect(200),
    );
    expect(recorded).toEqual([]);
  });

  it('records a deleted user with all that is lost, and keeps their name in earlier events', async () => {
    const user = await newUser('deleted@example.com');
    const recorded = await recordedDuring(ada, () =>
      ada.delete(`/admin/users/${user.id}`).expect(200),
    );
    expect(recorded).toEqual([
      event({
        category: 'user',
        action: 'deleted',
        entity: entity(user.id),
        modifiedBy: byAdmin(ada.user),
        changes: [
          { field: 'firstname', before: 'Uma', after: null },
          { field: 'lastname', before: 'User', after: null },
          { field: 'email', before: 'deleted@example.com', after: null },
          { field: 'isActive', before: true, after: null },
          { field: 'blocked', before: false, after: null },
          { field: 'roles', before: ['Translators'], after: null, ...ids([translators.id], []) },
          { field: 'password', before: REDACTED, after: null },
          { field: 'registrationToken', before: REDACTED, after: null },
        ],
        request: request('DELETE', `/admin/users/${user.id}`),
      }),
    ]);
    const labels = (await readEvents(ada, { entityType: 'admin::user', entityId: user.id })).map(
      (about) => about.entity!.label,
    );
    expect(labels).toEqual(['Uma User', 'Uma User', 'Uma User']);
  });

  it('records one event per user when several are deleted at once', async () => {
    const ids = [(await newUser('one@example.com')).id, (await newUser('two@example.com')).id];
    const recorded = await recordedDuring(ada, () =>
      ada.post('/admin/users/batch-delete').send({ ids }).expect(200),
    );
    expect(recorded.map((deleted) => [deleted.action, deleted.entity?.id])).toEqual(
      ids.map((id) => ['deleted', String(id)]),
    );
  });

  it('deletes what Strapi deletes before it fails at an id that is there twice', async () => {
    const { id } = await newUser('twice@example.com');
    const recorded = await recordedDuring(ada, () =>
      ada
        .post('/admin/users/batch-delete')
        .send({ ids: [id, id] })
        .expect(500),
    );
    expect(recorded).toMatchObject([{ action: 'deleted', entity: { id: String(id) } }]);
    await ada.get(`/admin/users/${id}`).expect(404);
  });
});
