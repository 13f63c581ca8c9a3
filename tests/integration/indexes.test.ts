import knex, { type Knex } from 'knex';
import { EVENT_INDEXES } from '../../server/src/event/indexes';
import { registerFirstAdmin } from '../support/admin';
import { createDatabase, databaseClient, type TestDatabase } from '../support/databases';
import { connectionOf } from '../support/databases/connection';
import { doubleRows, eventRow } from '../support/rows';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { eventually } from './support/eventually';
import { schemaStatementsDuring } from './support/schema-statements';

const NAMES = EVENT_INDEXES.map(({ name }) => name).sort();

/** Asks for each index and for what is another after it has been made anew. */
const ASK = {
  sqlite: "SELECT name, rootpage AS id FROM sqlite_master WHERE tbl_name = 'audit_events'",
  postgres:
    "SELECT c.relname AS name, c.oid::text AS id FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid WHERE x.indrelid = 'audit_events'::regclass AND x.indisvalid",
  mysql:
    "SELECT i.name, i.index_id AS id FROM information_schema.innodb_sys_indexes i JOIN information_schema.innodb_sys_tables t ON t.table_id = i.table_id WHERE t.name = CONCAT(DATABASE(), '/audit_events')",
};

/** As Strapi remembers it. */
interface KnownTable {
  name: string;
  indexes: object[];
}

describe('the indexes of the table of events', () => {
  let database: TestDatabase;
  let connection: Knex;
  let server: RunningStrapi;

  beforeAll(async () => {
    database = await createDatabase();
    connection = knex(connectionOf(database));
    server = await startStrapi({ database });
    await registerFirstAdmin(server);
  });

  afterAll(async () => {
    await server.stop();
    await connection.destroy();
    await database.drop();
  });

  const identities = async (): Promise<Map<string, unknown>> => {
    const client = databaseClient();
    const answer = await connection.raw(ASK[client]);
    const rows = { sqlite: answer, postgres: answer.rows, mysql: answer[0] }[client];
    const found = rows as { name: string; id: unknown }[];
    return new Map(
      found.filter(({ name }) => NAMES.includes(name)).map(({ name, id }) => [name, id]),
    );
  };

  /** Starts as after a change of the app's schema: only then does Strapi look at the tables. */
  const restartWithChange = async () => {
    await connection('strapi_database_schema').update({ hash: 'of another schema' });
    server = await server.restart();
  };

  /** Changes what Strapi remembers of its tables. */
  const changeKnownTables = async (change: (tables: KnownTable[]) => KnownTable[]) => {
    const [row] = await connection('strapi_database_schema').select('schema');
    const schema = typeof row.schema === 'string' ? JSON.parse(row.schema) : row.schema;
    const changed = { ...schema, tables: change(schema.tables) };
    await connection('strapi_database_schema').update({ schema: JSON.stringify(changed) });
  };

  /** Makes the content type of a table a new one for Strapi. */
  const forgetTable = async (table: string) => {
    await connection.schema.dropTable(table);
    await changeKnownTables((tables) => tables.filter(({ name }) => name !== table));
  };

  const dropSome = async () => {
    await connection.schema.alterTable('audit_events', (table) => {
      for (const name of NAMES.slice(0, 2)) table.dropIndex([], name);
    });
    expect((await identities()).size).toBe(NAMES.length - 2);
  };

  it('are there after the first start', async () => {
    expect([...(await identities()).keys()].sort()).toEqual(NAMES);
  });

  it('are left as they are when the schema of the app changes', async () => {
    const before = await identities();
    await restartWithChange();
    expect(await identities()).toEqual(before);
  });

  if (databaseClient() !== 'sqlite') {
    it('and their table are left alone by a start that adds a content type', async () => {
      const statements = await schemaStatementsDuring(connection, async () => {
        await forgetTable('notes');
        await restartWithChange();
      });
      const tablesOf = (text: string) => statements.filter((statement) => statement.includes(text));
      expect(tablesOf('notes')).not.toEqual([]);
      if (databaseClient() === 'postgres') expect(tablesOf('audit_')).toEqual([]);
      // MariaDB stores JSON as text, and Strapi says anew that it is JSON. That touches no row.
      for (const statement of tablesOf('audit_')) {
        await connection.raw(`${statement}, ALGORITHM=INSTANT`);
      }
    });
  }

  it('are taken over from a version of the plugin that had them in the content type', async () => {
    await changeKnownTables((tables) => {
      const table = tables.find(({ name }) => name === 'audit_events');
      table?.indexes.push(...EVENT_INDEXES.map((index) => ({ ...index, type: null })));
      return tables;
    });
    await restartWithChange();
    expect([...(await identities()).keys()].sort()).toEqual(NAMES);
  });

  it('are made at the start where a small table lacks them', async () => {
    await dropSome();
    server = await server.restart();
    expect([...(await identities()).keys()].sort()).toEqual(NAMES);
  });

  it('are made beside the running app where a large table lacks them', async () => {
    await connection('audit_events').insert(
      Array.from({ length: 100 }, () => eventRow({ category: 'shop.crowd' })),
    );
    await doubleRows(connection, 'shop.crowd', 8);
    await dropSome();
    server = await server.restart();
    const made = await eventually(async () => {
      const found = await identities();
      return found.size === NAMES.length ? found : undefined;
    });
    expect([...made.keys()].sort()).toEqual(NAMES);
  });

  if (databaseClient() === 'postgres') {
    it('are made again where a start was broken off', async () => {
      const name = NAMES[0]!;
      const before = await identities();
      await connection.raw(
        'UPDATE pg_index SET indisvalid = false WHERE indexrelid = ?::regclass',
        [name],
      );
      server = await server.restart();
      const again = await eventually(async () => (await identities()).get(name) as string);
      expect(again).not.toBe(before.get(name));
    });
  }
});
