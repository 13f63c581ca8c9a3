/** @whole-run sqlite */
import type { Change } from '../../server/src/contracts';
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';
import { change, systemEvent } from './support/expected';

const REDACTED = '[redacted]';

describe('code that runs outside of any request', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const roles = () => server.strapi.db.query('admin::role');

  const roleEvent = (
    { id, name }: { id: number; name: string },
    action: string,
    changes: Change[],
  ) =>
    systemEvent({
      category: 'role',
      action,
      entity: { type: 'admin::role', id: String(id), label: name },
      changes,
    });

  it('is recorded as the system when it creates, updates and deletes a role', async () => {
    let role = { id: 0, name: '' };
    const recorded = await recordedDuring(ada, async () => {
      role = await roles().create({ data: { name: 'Robots', code: 'robots' } });
      await roles().update({ where: { code: 'robots' }, data: { name: 'Bots' } });
      await roles().update({ where: { id: role.id }, data: { name: 'Bots' } });
      await roles().delete({ where: { id: role.id } });
    });
    expect(recorded).toEqual([
      roleEvent(role, 'created', [change('name', null, 'Robots'), change('code', null, 'robots')]),
      roleEvent({ ...role, name: 'Bots' }, 'updated', [change('name', 'Robots', 'Bots')]),
      roleEvent({ ...role, name: 'Bots' }, 'deleted', [
        change('name', 'Bots', null),
        change('code', 'robots', null),
      ]),
    ]);
  });

  const createMany = async (names: string[]): Promise<{ id: number; name: string }[]> => {
    await roles().createMany({ data: names.map((name) => ({ name, code: name })) });
    return roles().findMany({ where: { name: { $in: names } }, orderBy: 'id' });
  };

  it('is recorded role by role when it creates many at once', async () => {
    let made: { id: number; name: string }[] = [];
    const recorded = await recordedDuring(ada, async () => {
      made = await createMany(['One', 'Two', 'Three']);
    });
    expect(made).toHaveLength(3);
    expect(recorded).toEqual(
      made.map((role) =>
        roleEvent(role, 'created', [
          change('name', null, role.name),
          change('code', null, role.name),
        ]),
      ),
    );
  });

  it('is recorded role by role when it updates many at once, less those that stay as they are', async () => {
    const [red, green] = await createMany(['Red', 'Green', 'Blue']);
    await roles().update({ where: { name: 'Blue' }, data: { description: 'A colour' } });
    const recorded = await recordedDuring(ada, () =>
      roles().updateMany({
        where: { name: { $in: ['Red', 'Green', 'Blue'] } },
        data: { description: 'A colour' },
      }),
    );
    const changes = [change('description', null, 'A colour')];
    expect(recorded).toEqual([
      roleEvent(red!, 'updated', changes),
      roleEvent(green!, 'updated', changes),
    ]);
  });

  it('is recorded role by role when it deletes many at once', async () => {
    const lost = await createMany(['Lost', 'Gone']);
    const recorded = await recordedDuring(ada, () =>
      roles().deleteMany({ where: { name: { $in: ['Lost', 'Gone'] } } }),
    );
    expect(recorded).toEqual(
      lost.map((role) =>
        roleEvent(role, 'deleted', [
          change('name', role.name, null),
          change('code', role.name, null),
        ]),
      ),
    );
  });

  it('is recorded when it calls the services of the admin panel', async () => {
    const service = server.strapi.service('admin::role');
    let role = { id: 0, name: '', code: '' };
    const recorded = await recordedDuring(ada, async () => {
      role = await service.create({ name: 'Services', description: 'By code' });
      await service.assignPermissions(role.id, [{ action: 'admin::webhooks.read' }]);
      await service.update({ id: role.id }, { name: 'Served' });
      await service.deleteByIds([role.id]);
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
      properties: expect.anything(),
    };
    const entity = (label: string) => ({ type: 'admin::role', id: String(role.id), label });
    expect(recorded).toEqual([
      roleEvent(role, 'created', [
        change('name', null, 'Services'),
        change('description', null, 'By code'),
        change('code', null, role.code),
      ]),
      systemEvent({
        category: 'role',
        action: 'permissions-changed',
        entity: entity('Services'),
        changes: [{ field: 'permissions', before: null, after: seeWebhooks }],
      }),
      roleEvent({ ...role, name: 'Served' }, 'updated', [change('name', 'Services', 'Served')]),
      systemEvent({
        category: 'role',
        action: 'deleted',
        entity: entity('Served'),
        changes: [
          change('name', 'Served', null),
          change('description', 'By code', null),
          change('code', role.code, null),
          { field: 'permissions', before: seeWebhooks, after: null },
        ],
      }),
    ]);
  });

  it('is recorded when it resets a password as the command line does', async () => {
    const recorded = await recordedDuring(ada, () =>
      server.strapi.service('admin::user').resetPasswordByEmail(ada.user.email, 'Correct-Horse-9'),
    );
    expect(recorded).toEqual([
      systemEvent({
        category: 'user',
        action: 'password-changed',
        entity: { type: 'admin::user', id: String(ada.user.id), label: 'Ada Admin' },
        changes: [{ field: 'password', before: REDACTED, after: REDACTED }],
      }),
    ]);
  });
});
