import type { Knex } from 'knex';
import { databaseClient } from '../../support/databases';

/** Starts and reads the database's own log of the statements that change its schema. */
interface SchemaLog {
  start(connection: Knex): Promise<void>;
  read(connection: Knex): Promise<string[]>;
  stop(connection: Knex): Promise<void>;
}

/** PostgreSQL tells an event trigger which statement ran. The app does not see its schema. */
const postgres: SchemaLog = {
  async start(connection) {
    await connection.raw(`
      CREATE SCHEMA log;
      CREATE TABLE log.statements (id serial, statement text);
      CREATE FUNCTION log.keep() RETURNS event_trigger LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO log.statements (statement) VALUES (current_query()); END $$;
      CREATE EVENT TRIGGER log_keep ON ddl_command_end EXECUTE FUNCTION log.keep();
    `);
  },
  async read(connection) {
    const { rows } = await connection.raw('SELECT statement FROM log.statements ORDER BY id');
    return rows.map(({ statement }: { statement: string }) => statement);
  },
  async stop(connection) {
    await connection.raw('DROP EVENT TRIGGER log_keep');
    await connection.raw('DROP SCHEMA log CASCADE');
  },
};

/** MariaDB's setting before. */
let logOutput = 'FILE';

/** MariaDB logs all databases. The statements of this one are told by their connections. */
const mysql: SchemaLog = {
  async start(connection) {
    const [[settings]] = await connection.raw('SELECT @@log_output AS logOutput');
    ({ logOutput } = settings as { logOutput: string });
    await connection.raw("SET GLOBAL log_output = 'TABLE'");
    await connection.raw('TRUNCATE mysql.general_log');
    await connection.raw('SET GLOBAL general_log = ON');
  },
  async read(connection) {
    const [rows] = await connection.raw(`
      SELECT CONVERT(argument USING utf8mb4) AS statement FROM mysql.general_log
      WHERE command_type IN ('Query', 'Execute')
        AND argument REGEXP '^[[:space:]]*(alter|create|drop|rename)'
        AND thread_id IN (
          SELECT thread_id FROM mysql.general_log
          WHERE command_type = 'Connect' AND argument LIKE CONCAT('% on ', DATABASE(), ' %')
        )
      ORDER BY event_time
    `);
    return rows.map(({ statement }: { statement: string }) => statement);
  },
  async stop(connection) {
    await connection.raw('SET GLOBAL general_log = OFF');
    await connection.raw('TRUNCATE mysql.general_log');
    await connection.raw('SET GLOBAL log_output = ?', [logOutput]);
  },
};

/**
 * The statements that changed the schema meanwhile, as the database itself logged them. SQLite logs
 * none.
 */
export async function schemaStatementsDuring(
  connection: Knex,
  run: () => Promise<void>,
): Promise<string[]> {
  const log = databaseClient() === 'postgres' ? postgres : mysql;
  await log.start(connection);
  try {
    await run();
    return await log.read(connection);
  } finally {
    await log.stop(connection);
  }
}
