import { type AdminAgent, createRole, login, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';

const GRIN = '😀';
const SHOWN = '\uFFFD';

/**
 * The older UTF-8 of MySQL and MariaDB, which has no emoji. The other databases have every
 * character.
 */
const isMysql = process.env.DATABASE_CLIENT === 'mysql';

describe('a table in the older UTF-8 of MySQL and MariaDB', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi({ env: { LOG_LEVEL: 'silent' } });
    ada = await registerFirstAdmin(server);
    if (isMysql) {
      await server.strapi.db.connection.raw(
        'ALTER TABLE audit_events CONVERT TO CHARACTER SET utf8mb3',
      );
    }
  });

  afterAll(() => server.stop());

  const failedLogin = () =>
    server.agent
      .post('/admin/login')
      .send({ email: `${GRIN}ada@example.com`, password: 'Wrong-Horse-1' });

  const expectEverything = async (name: string) => {
    const shown = isMysql ? SHOWN : GRIN;
    const logins = await recordedDuring(ada, failedLogin);
    expect(logins).toMatchObject([
      {
        category: 'login',
        outcome: 'failure',
        modifiedBy: { email: expect.stringContaining(shown) as string },
      },
    ]);
    const roles = await recordedDuring(ada, () => createRole(ada, { name, description: GRIN }));
    expect(roles[0]).toMatchObject({ category: 'role', action: 'created' });
    const description = roles[0]!.changes.find(({ field }) => field === 'description');
    expect(description?.after).toBe(shown);
  };

  it('records what has other characters, though it became so while Strapi ran', () =>
    expectEverything('First'));

  it('records it when it was so at the start', async () => {
    server = await server.restart({ env: { LOG_LEVEL: 'silent' } });
    ada = await login(server);
    await expectEverything('Second');
  });
});
