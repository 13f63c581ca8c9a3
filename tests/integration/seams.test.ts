/**
 * What the plugin depends on of Strapi's internals: that it says what is missing, and leaves
 * nothing behind.
 *
 * @whole-run sqlite
 */
import { controllerActions, reliedOn, Seams, serviceMethods } from '../../server/src/strapi';
import { type AdminAgent, createRole, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvents } from './support/events';

describe('this version of Strapi', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  it('lacks nothing', async () => {
    expect(await readEvents(ada, { action: 'capture-missing' })).toEqual([]);
    const { body } = await ada.get('/audit-log/settings').expect(200);
    expect(body.data.warnings).toEqual([]);
  });

  it('is checked without a write and without a lifecycle of the app', async () => {
    const { strapi } = server;
    const written: string[] = [];
    const heard: string[] = [];
    const look = ({ sql }: { sql: string }) => {
      if (/^(insert|update|delete|create|alter|drop)/i.test(sql)) written.push(sql);
    };
    const unsubscribe = strapi.db.lifecycles.subscribe((event) => {
      heard.push(event.action);
    });
    strapi.db.connection.on('query', look);
    const seams = new Seams(strapi);
    for (const seam of reliedOn) seams.install(seam);
    const missing = await seams.missing();
    strapi.db.connection.removeListener('query', look);
    unsubscribe();
    expect([missing, written, heard]).toEqual([[], [], []]);
  });

  it('is as it was once the plugin is taken out', async () => {
    const { strapi } = server;
    const patched = () => [
      strapi.db.transaction,
      strapi.db.entityManager.create,
      strapi.get('cron').add,
      strapi.service('admin::role'),
      strapi.get('controllers').get('plugin::users-permissions.auth'),
    ];
    const before = patched();
    strapi.plugin('audit-log').service('captures').seams.uninstall();
    const after = patched();
    expect(after.filter((one, index) => one === before[index])).toEqual([]);
    await createRole(ada, { name: 'Still there' });
  });
});

/** A service as an app may have it: an instance of a class, with a private field. */
class Roles {
  readonly #greeting = 'Hello';

  async assignPermissions(...args: unknown[]): Promise<unknown[]> {
    return [this.#greeting, ...args];
  }

  async deleteByIds(): Promise<string> {
    return this.#greeting;
  }

  other(): string {
    return this.#greeting;
  }
}

describe('a service or a controller that is an instance of a class', () => {
  let server: RunningStrapi;

  beforeAll(async () => {
    server = await startStrapi();
  });

  afterAll(() => server.stop());

  it('keeps its methods, and gets all that it is handed', async () => {
    const { strapi } = server;
    const services = strapi.get('services');
    const original = strapi.service('admin::role');
    services.extend('admin::role', () => new Roles() as never);
    const seams = new Seams(strapi);
    seams.install(serviceMethods((_strapi, work) => work()));
    const roles = strapi.service('admin::role') as unknown as Roles;
    expect(roles).toBeInstanceOf(Roles);
    expect(roles.other()).toBe('Hello');
    expect(await roles.assignPermissions(1, 2, 3, 4)).toEqual(['Hello', 1, 2, 3, 4]);
    seams.uninstall();
    services.extend('admin::role', () => original);
  });

  it('gets the third argument of an action', async () => {
    const { strapi } = server;
    const uid = 'api::tag.tag';
    const controllers = strapi.get('controllers');
    const original = controllers.get(uid)!;
    class Tags {
      async find(...args: unknown[]): Promise<unknown> {
        return args;
      }
    }
    controllers.extend(uid, () => new Tags() as never);
    const seams = new Seams(strapi);
    seams.install(controllerActions(uid, ['find'], 'this test', (_name, _ctx, run) => run()));
    const tags = controllers.get(uid) as unknown as Tags;
    expect(await tags.find('ctx', 'next', 'third')).toEqual(['ctx', 'next', 'third']);
    seams.uninstall();
    controllers.extend(uid, () => original);
  });
});

describe('a capture that fails', () => {
  it('leaves one event with a count, a warning, and one line without values each time', async () => {
    const server = await startStrapi({ env: { LOG_LEVEL: 'silent' } });
    const ada = await registerFirstAdmin(server);
    const roles = [];
    for (const name of ['One', 'Two', 'Three']) roles.push(await createRole(ada, { name }));
    const { db, log } = server.strapi;
    const logged = jest.spyOn(log, 'error');
    const broken = jest.spyOn(db, 'queryBuilder').mockImplementation(() => {
      throw new TypeError("Cannot read 'hidden-value' of undefined");
    });
    for (const { id } of roles) {
      await ada
        .put(`/admin/roles/${id}`)
        .send({ name: `Renamed ${id}` })
        .expect(200);
    }
    broken.mockRestore();

    const lines = logged.mock.calls.map(([line]) => String(line));
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).toContain('lifecycles could not capture beforeUpdate of admin::role. TypeError');
      expect(line).toContain(' at ');
      expect(line).not.toContain('\n');
      expect(line).not.toContain('hidden-value');
    }
    const [event, ...others] = await readEvents(ada, { action: 'capture-failed' });
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      outcome: 'failure',
      entity: { type: 'admin::role', label: 'beforeUpdate of admin::role' },
      modifiedBy: { type: 'admin', id: String(ada.user.id) },
    });
    const { body } = await ada.get('/audit-log/settings').expect(200);
    expect(body.data.warnings).toEqual(['capture-failed']);
    await server.strapi.plugin('audit-log').service('captures').failures.flush();
    const counted = (await readEvents(ada, { action: 'capture-failed' })).at(-1);
    expect(counted?.attempts).toBe(2);
    await server.stop();
  });
});
