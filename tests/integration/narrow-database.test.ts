/** @databases postgres */
import knex, { type Knex } from 'knex';
import { createRole, FIRST_ADMIN, login, registerFirstAdmin } from '../support/admin';
import { createDatabase, type TestDatabase } from '../support/databases';
import { connectionOf } from '../support/databases/connection';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';

/** More than a pool of two connections serves at once. */
const AT_ONCE = 12;

const NAMES = Array.from({ length: AT_ONCE }, (_, index) => `Editor ${index}`);

describe('a PostgreSQL with a schema of its own and a pool of two connections', () => {
  let database: TestDatabase;
  let connection: Knex;
  let server: RunningStrapi;
  /** May read and write rows, and no more. */
  let visitor: string;

  const at = (env: Record<string, string> = {}): TestDatabase => ({
    ...database,
    env: { ...database.env, DATABASE_SCHEMA: 'shop', DATABASE_POOL_MAX: '2', ...env },
  });

  beforeAll(async () => {
    database = await createDatabase();
    connection = knex(connectionOf(database));
    visitor = `${database.env.DATABASE_NAME}_visitor`;
    await connection.raw('CREATE SCHEMA shop');
    server = await startStrapi({ database: at() });
  });

  afterAll(async () => {
    await server.stop();
    await connection.raw(`DROP OWNED BY ${visitor}`);
    await connection.raw(`DROP ROLE ${visitor}`);
    await connection.destroy();
    await database.drop();
  });

  it('keeps the events in that schema', async () => {
    await registerFirstAdmin(server);
    const schemas = await connection('pg_tables')
      .where('tablename', 'like', 'audit%')
      .distinct()
      .pluck('schemaname');
    expect(schemas).toEqual(['shop']);
    expect(await connection('shop.audit_events').first()).toMatchObject({ category: 'user' });
  });

  it('serves more changes at once than it has connections, and records each', async () => {
    const ada = await login(server, FIRST_ADMIN);
    const recorded = await recordedDuring(ada, () =>
      Promise.all([
        ...NAMES.map((name) => createRole(ada, { name })),
        ...NAMES.map(() => ada.get('/audit-log/events').expect(200)),
      ]),
    );
    expect(recorded.map(({ entity }) => entity?.label).sort()).toEqual([...NAMES].sort());
  });

  it('starts and records as a user who may not change the schema', async () => {
    await server.stop();
    await connection.raw(`CREATE ROLE ${visitor} LOGIN PASSWORD '${visitor}'`);
    await connection.raw(`GRANT USAGE ON SCHEMA shop TO ${visitor}`);
    for (const kind of ['TABLES', 'SEQUENCES']) {
      await connection.raw(`GRANT ALL ON ALL ${kind} IN SCHEMA shop TO ${visitor}`);
    }
    const access = { DATABASE_USERNAME: visitor, DATABASE_PASSWORD: visitor };
    server = await startStrapi({ database: at(access) });
    const ada = await login(server, FIRST_ADMIN);
    const recorded = await recordedDuring(ada, () => createRole(ada, { name: 'Visitors' }));
    expect(recorded).toMatchObject([{ category: 'role', action: 'created' }]);
  });
});
