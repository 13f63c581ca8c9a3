/** Ways in which a table comes to take no events, and back. */
import type { Core } from '@strapi/strapi';
import { databaseClient } from '../../support/databases';

interface Fault {
  name: string;
  cause: (strapi: Core.Strapi) => Promise<unknown>;
  mend: (strapi: Core.Strapi) => Promise<unknown>;
}

const run = (strapi: Core.Strapi, statements: Record<'sqlite' | 'postgres' | 'mysql', string>) =>
  strapi.db.connection.raw(statements[databaseClient()]);

const constraint: Fault = {
  name: 'a constraint',
  cause: (strapi) =>
    run(strapi, {
      sqlite: `CREATE TRIGGER refuse BEFORE INSERT ON audit_events WHEN NEW.category <> 'audit-log'
               BEGIN SELECT RAISE(ABORT, 'Refused.'); END`,
      postgres: `ALTER TABLE audit_events ADD CONSTRAINT refuse CHECK (category = 'audit-log') NOT VALID`,
      // There is no constraint for new rows only.
      mysql: `CREATE TRIGGER refuse BEFORE INSERT ON audit_events FOR EACH ROW
              IF NEW.category <> 'audit-log' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Refused.'; END IF`,
    }),
  mend: (strapi) =>
    run(strapi, {
      sqlite: 'DROP TRIGGER refuse',
      postgres: 'ALTER TABLE audit_events DROP CONSTRAINT refuse',
      mysql: 'DROP TRIGGER refuse',
    }),
};

/** SQLite has no sizes of columns, so there a check stands for it. */
const smallColumn: Fault = {
  name: 'a column that is too small',
  cause: async (strapi) => {
    const { connection } = strapi.db;
    if (databaseClient() === 'sqlite') {
      return connection.raw(`CREATE TRIGGER small BEFORE INSERT ON audit_events
        WHEN length(NEW.entity_label) > 1 BEGIN SELECT RAISE(ABORT, 'Too long.'); END`);
    }
    await connection.raw('ALTER TABLE audit_events RENAME COLUMN entity_label TO label_away');
    return connection.raw('ALTER TABLE audit_events ADD COLUMN entity_label varchar(1)');
  },
  mend: async (strapi) => {
    const { connection } = strapi.db;
    if (databaseClient() === 'sqlite') return connection.raw('DROP TRIGGER small');
    await connection.raw('ALTER TABLE audit_events DROP COLUMN entity_label');
    return connection.raw('ALTER TABLE audit_events RENAME COLUMN label_away TO entity_label');
  },
};

export const FAULTS: Fault[] = [constraint, smallColumn];

interface Pool {
  acquire: () => { promise: Promise<object> };
  release: (connection: object) => void;
  max: number;
}

/** Makes all connections that the app has, or can have, read-only, or writable again. */
export const setReadOnly = async (strapi: Core.Strapi, isReadOnly: boolean): Promise<void> => {
  const { client } = strapi.db.connection;
  const { pool } = client as { pool: Pool };
  const mode = isReadOnly ? 'READ ONLY' : 'READ WRITE';
  const statement = {
    sqlite: `PRAGMA query_only = ${isReadOnly ? 'ON' : 'OFF'}`,
    postgres: `SET SESSION CHARACTERISTICS AS TRANSACTION ${mode}`,
    mysql: `SET SESSION TRANSACTION ${mode}`,
  }[databaseClient()];
  const all = await Promise.all(Array.from({ length: pool.max }, () => pool.acquire().promise));
  for (const connection of all) {
    await strapi.db.connection.raw(statement).connection(connection);
    pool.release(connection);
  }
};

/** Ends the connection that runs the transaction which this is called in; SQLite has none. */
export const cutConnection = async (strapi: Core.Strapi): Promise<void> => {
  const { connection } = strapi.db;
  const trx = (await strapi.db.transaction()).get();
  if (databaseClient() === 'postgres') {
    const { rows } = await trx.raw('SELECT pg_backend_pid() AS id');
    await connection.raw('SELECT pg_terminate_backend(?)', [rows[0].id]);
  } else {
    const [rows] = await trx.raw('SELECT CONNECTION_ID() AS id');
    await connection.raw(`KILL ${rows[0].id}`);
  }
};
