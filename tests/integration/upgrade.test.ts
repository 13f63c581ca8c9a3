import knex, { type Knex } from 'knex';
import { type AdminAgent, createRole, login, registerFirstAdmin } from '../support/admin';
import { createDatabase, databaseClient, type TestDatabase } from '../support/databases';
import { connectionOf } from '../support/databases/connection';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readDetails } from './support/events';

const INDEXES = ['time', 'source', 'request'].map((name) => `audit_events_${name}_idx`);

describe('a table that another version of the plugin made', () => {
  let database: TestDatabase;
  let connection: Knex;
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    database = await createDatabase();
    connection = knex(connectionOf(database));
    server = await startStrapi({ database });
    ada = await registerFirstAdmin(server);
    await createRole(ada, { name: 'From before' });
  });

  afterAll(async () => {
    await server.stop();
    await connection.destroy();
    await database.drop();
  });

  const indexes = async (): Promise<string[]> => {
    const asked = {
      sqlite: "SELECT name FROM pragma_index_list('audit_events')",
      postgres: "SELECT indexname AS name FROM pg_indexes WHERE tablename = 'audit_events'",
      mysql:
        "SELECT DISTINCT index_name AS name FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'audit_events'",
    }[databaseClient()];
    const answer = await connection.raw(asked);
    const rows = { sqlite: answer, postgres: answer.rows, mysql: answer[0] }[databaseClient()];
    return (rows as { name: string }[]).map(({ name }) => name);
  };

  /**
   * Starts again as after an update: Strapi only looks at the tables when a schema is not the one
   * that it remembers.
   */
  const updated = async () => {
    await connection('strapi_database_schema').update({ hash: 'of another version' });
    server = await server.restart();
    ada = await login(server);
  };

  it('gets the indexes and columns that it lacks, and keeps its events', async () => {
    const before = await readDetails(ada);
    await connection.schema.alterTable('audit_events', (table) => {
      for (const name of INDEXES) table.dropIndex([], name);
    });
    await connection.schema.alterTable('audit_events', (table) => {
      table.dropColumn('request_id');
      table.dropColumn('source');
    });
    expect(await indexes()).not.toEqual(expect.arrayContaining([INDEXES[0]]));

    await updated();
    expect(await indexes()).toEqual(expect.arrayContaining(INDEXES));
    const after = await readDetails(ada);
    expect(after.slice(0, before.length)).toEqual(
      before.map((event) => ({ ...event, source: null })),
    );
    await createRole(ada, { name: 'From now' });
    expect((await readDetails(ada)).at(-1)).toMatchObject({
      entity: { label: 'From now' },
      source: '127.0.0.1',
    });
  });

  it('keeps a column and an index that this version does not know, with what is in them', async () => {
    await connection.schema.alterTable('audit_events', (table) => {
      table.string('column_of_the_future').defaultTo('kept');
      table.index(['column_of_the_future'], 'index_of_the_future');
    });
    await updated();
    await createRole(ada, { name: 'Later' });
    const values = await connection('audit_events').distinct('column_of_the_future as value');
    expect(values).toEqual([{ value: 'kept' }]);
    expect(await indexes()).toContain('index_of_the_future');
  });
});
