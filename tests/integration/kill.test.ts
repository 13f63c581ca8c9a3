import { login, registerFirstAdmin } from '../support/admin';
import { createDatabase, type TestDatabase } from '../support/databases';
import { startServerProcess } from '../support/process';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { readDetails } from './support/events';
import { loadUntil } from './support/load';
import { stateFromEvents } from './support/state-from-events';

const ROUNDS = 3;
const ANSWERS = 60;

describe('a server that is killed under load', () => {
  let database: TestDatabase;
  let server: RunningStrapi | undefined;

  beforeAll(async () => {
    database = await createDatabase();
  });

  afterAll(async () => {
    await server?.stop();
    await database.drop();
  });

  it('has an event for every change in the database, and a change for every event', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const child = await startServerProcess({ database });
      if (round === 1) await registerFirstAdmin(child);
      await loadUntil(child, { round, answers: ANSWERS, enough: () => void child.kill('SIGKILL') });
      // It did not die of anything else before.
      expect(await child.stopped).toEqual({ code: null, signal: 'SIGKILL' });
    }

    server = await startStrapi({ database });
    const { strapi } = server;
    const sessions = await strapi.db.query('admin::session').count();
    const ada = await login(server);
    const events = await readDetails(ada);
    expect(events.length).toBeGreaterThan(ROUNDS * ANSWERS);

    const roles = await strapi.db
      .query('admin::role')
      .findMany({ where: { name: { $startsWith: 'load-' } }, populate: ['permissions'] });
    expect(stateFromEvents(events, 'admin::role')).toEqual(
      new Map(
        roles.map(({ id, name, description, code, permissions }) => [
          String(id),
          {
            fields: { name, description, code },
            permissions: permissions.map(({ action }: { action: string }) => action).sort(),
          },
        ]),
      ),
    );

    const users = await strapi.db
      .query('admin::user')
      .findMany({ where: { email: { $startsWith: 'load-' } }, populate: ['roles'] });
    const recordedUsers = [...stateFromEvents(events, 'admin::user')].filter(
      ([id]) => id !== String(ada.user.id),
    );
    expect(
      new Map(recordedUsers.map(([id, { fields }]) => [id, [fields.email, fields.roles]])),
    ).toEqual(
      new Map(users.map(({ id, email, roles: [role] }) => [String(id), [email, [role.name]]])),
    );

    const signIns = events.filter(
      ({ category, outcome }) => category === 'login' && outcome === 'success',
    );
    // One more than signed in before this: the registration of the first administrator made a session, too.
    expect(sessions).toBe(signIns.length);
  }, 180_000);
});
