import { cp, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type AdminAgent,
  type AdminRole,
  createRole,
  FIRST_ADMIN,
  login,
  registerFirstAdmin,
} from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { breakTable, repairTable } from './support/broken-table';
import { readEvent, readEvents, recordedDuring } from './support/events';
import { eventually } from './support/eventually';
import { ANONYMOUS, byAdmin, event, request } from './support/expected';

const LOG_LEVEL = 'silent';

describe('a table that takes no events', () => {
  let folder: string;
  let server: RunningStrapi;
  let ada: AdminAgent;
  let role: AdminRole;

  const start = async (auditLog: Record<string, unknown>) => {
    server = await startStrapi({ auditLog, env: { LOG_LEVEL } });
    ada = await registerFirstAdmin(server);
    role = await createRole(ada, { name: 'Translators' });
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'audit-log-spill-'));
  });

  afterEach(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const rename = (name: string) =>
    ada.put(`/admin/roles/${role.id}`).send({ name, description: '' });

  const nameOfRole = async () => (await ada.get(`/admin/roles/${role.id}`)).body.data.name;

  const warnings = async () => (await ada.get('/audit-log/events').expect(200)).body.meta.warnings;

  it('lets the change go on, warns, and gets its events when it takes them again, each once', async () => {
    const spillDirectory = path.join(folder, 'spill');
    const auditLog = { spillDirectory };
    await start(auditLog);
    const before = await readEvents(ada);
    expect(await warnings()).toEqual([]);

    await breakTable(server.strapi);
    await rename('Interpreters').expect(200);
    const wrong = { email: FIRST_ADMIN.email, password: 'Wrong-Horse-1' };
    await server.agent.post('/admin/login').send(wrong).expect(400);
    expect(await nameOfRole()).toBe('Interpreters');
    expect(await readEvents(ada)).toEqual(before);
    expect(await warnings()).toEqual(['spill-pending']);

    const [file] = await readdir(spillDirectory);
    const { mode } = await stat(path.join(spillDirectory, file!));
    expect(mode & 0o777).toBe(0o600);
    await cp(spillDirectory, path.join(folder, 'copy'), { recursive: true });
    await repairTable(server.strapi);

    // The second time, as after a crash between the insert and the end of the file, the same events
    // come again.
    const repairedAt = new Date().toISOString();
    for (const time of ['first', 'second']) {
      if (time === 'second')
        await cp(path.join(folder, 'copy'), spillDirectory, { recursive: true });
      server = await server.restart({ auditLog, env: { LOG_LEVEL } });
      ada = await login(server);
      await eventually(async () => ((await warnings()).length === 0 ? true : undefined));
      const events = await readEvents(ada, { to: repairedAt });
      expect(events).toEqual([
        ...before,
        expect.objectContaining({
          category: 'role',
          action: 'updated',
          entity: { type: 'admin::role', id: String(role.id), label: 'Interpreters' },
          modifiedBy: byAdmin(ada.user),
          source: '127.0.0.1',
        }),
        expect.objectContaining({
          category: 'login',
          outcome: 'failure',
          modifiedBy: { ...ANONYMOUS, email: FIRST_ADMIN.email },
          source: '127.0.0.1',
        }),
      ]);
      expect(await readdir(spillDirectory)).toEqual([]);
    }
    const [replayed] = await readEvents(ada, { action: 'spill-replayed' });
    expect((await readEvent(ada, replayed!.id)).changes).toEqual([
      { field: 'events', before: null, after: 2 },
    ]);
  });

  it.each([
    ['the folder cannot be', path.join(__filename, 'is-no-folder')],
    ['the disk is full', null],
  ])('lets the change go on, with its event in the server log, where %s', async (_why, missing) => {
    await start({ spillDirectory: missing ?? folder });
    // A device cannot be read to its end.
    server.strapi.get('cron').remove('audit-log.replay');
    if (!missing) await symlink('/dev/full', path.join(folder, 'events.ndjson'));
    await breakTable(server.strapi);
    const log = jest.spyOn(server.strapi.log, 'error');
    await rename('Interpreters').expect(200);
    expect(await nameOfRole()).toBe('Interpreters');
    const prefix = '[audit-log] Events could be neither written nor kept: ';
    const [line] = log.mock.calls.map(String).filter((text) => text.startsWith(prefix));
    expect(JSON.parse(line!.slice(prefix.length))).toMatchObject([
      { category: 'role', action: 'updated', entity_label: 'Interpreters' },
    ]);
    await ada.get('/audit-log/events').expect(200);
  });

  it('refuses the change where the operator wants no change without a record', async () => {
    const spillDirectory = path.join(folder, 'spill');
    await start({ onFailure: 'refuse', spillDirectory });
    await breakTable(server.strapi);
    const { body } = await rename('Interpreters').expect(400);
    expect(body.error.message).toBe(
      'The change was not made, because it could not be recorded in the audit log. Ask the operator to look into the server log.',
    );
    const byScript = server.strapi.db
      .query('admin::role')
      .update({ where: { id: role.id }, data: { name: 'Robots' } });
    await expect(byScript).rejects.toThrow('could not be recorded');
    // Strapi answers so whenever it cannot make a session.
    await server.agent.post('/admin/login').send(FIRST_ADMIN).expect(500);
    expect(await nameOfRole()).toBe('Translators');

    await repairTable(server.strapi);
    expect(await warnings()).toEqual([]);
    const recorded = await recordedDuring(ada, () => rename('Interpreters').expect(200));
    expect(recorded).toEqual([
      event({
        category: 'role',
        action: 'updated',
        entity: { type: 'admin::role', id: String(role.id), label: 'Interpreters' },
        modifiedBy: byAdmin(ada.user),
        changes: [{ field: 'name', before: 'Translators', after: 'Interpreters' }],
        request: request('PUT', `/admin/roles/${role.id}`),
      }),
    ]);
  });
});
