import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AdminAgent, createRole, FIRST_ADMIN, registerFirstAdmin } from '../support/admin';
import { databaseClient } from '../support/databases';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';
import { cutConnection, FAULTS, setReadOnly } from './support/faults';
import { replay } from './support/spilled';

describe.each(['continue', 'refuse'] as const)("with onFailure: '%s'", (onFailure) => {
  const goesOn = onFailure === 'continue';
  let folder: string;
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'audit-log-spill-'));
    server = await startStrapi({
      auditLog: { onFailure, spillDirectory: folder },
      env: { LOG_LEVEL: 'silent' },
    });
    ada = await registerFirstAdmin(server);
    // It comes by the clock otherwise, perhaps in the middle of a test.
    server.strapi.get('cron').remove('audit-log.replay');
  });

  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const labelsDuring = async (work: () => Promise<unknown>) =>
    (await recordedDuring(ada, work)).map(({ category, entity }) => [category, entity?.label]);

  const rename = (id: number, name: string) =>
    ada.put(`/admin/roles/${id}`).send({ name, description: '' });

  const nameOf = async (id: number) => (await ada.get(`/admin/roles/${id}`)).body.data.name;

  it.each(FAULTS)('an event that $name refuses waits, or its change is not made', async (fault) => {
    const { id } = await createRole(ada, { name: `Before ${fault.name}` });
    await fault.cause(server.strapi);
    const during = () => rename(id, `After ${fault.name}`).expect(goesOn ? 200 : 400);
    expect(await labelsDuring(during)).toEqual([]);
    expect(await nameOf(id)).toBe(goesOn ? `After ${fault.name}` : `Before ${fault.name}`);
    expect(await readdir(folder)).toEqual(goesOn ? ['events.ndjson'] : []);

    await fault.mend(server.strapi);
    const expected = goesOn
      ? [
          ['role', `After ${fault.name}`],
          ['audit-log', undefined],
        ]
      : [];
    expect(await labelsDuring(() => replay(server.strapi))).toEqual(expected);
    expect(await readdir(folder)).toEqual([]);
  });

  it('a database that can only be read takes no change, and its failed logins wait', async () => {
    const { id } = await createRole(ada, { name: 'Writable' });
    const wrong = { email: FIRST_ADMIN.email, password: `Wrong-${onFailure}-1` };
    await setReadOnly(server.strapi, true);
    const during = async () => {
      await rename(id, 'Written').expect(500);
      await server.agent.post('/admin/login').send(wrong).expect(400);
    };
    expect(await labelsDuring(during)).toEqual([]);
    expect(await nameOf(id)).toBe('Writable');

    await setReadOnly(server.strapi, false);
    expect(await labelsDuring(() => replay(server.strapi))).toEqual([
      ['login', 'Ada Admin'],
      ['audit-log', undefined],
    ]);
    expect(await labelsDuring(() => rename(id, 'Written').expect(200))).toEqual([
      ['role', 'Written'],
    ]);
  });

  if (databaseClient() !== 'sqlite') {
    it('a connection that is cut in a change takes the change and its event with it', async () => {
      const { id } = await createRole(ada, { name: 'Connected' });
      const stopCutting = server.strapi.db.lifecycles.subscribe({
        models: ['admin::role'],
        afterUpdate: () => cutConnection(server.strapi),
      });
      const during = () =>
        rename(id, 'Cut').expect((answer) => expect(answer.status).not.toBe(200));
      try {
        expect(await labelsDuring(during)).toEqual([]);
      } finally {
        stopCutting();
      }
      expect(await nameOf(id)).toBe('Connected');
      expect(await labelsDuring(() => replay(server.strapi))).toEqual([]);
      expect(await readdir(folder)).toEqual([]);
      expect(await labelsDuring(() => rename(id, 'Back').expect(200))).toEqual([['role', 'Back']]);
    });
  }
});
