import { existsSync } from 'node:fs';
import path from 'node:path';
import knex, { type Knex } from 'knex';
import { createDatabase, databaseClient, type TestDatabase } from '../../tests/support/databases';
import { connectionOf } from '../../tests/support/databases/connection';
import { fill } from './fill';
import { startSubject, type Subject } from './subject';

/** A server on a big log. */
export interface BigLog {
  subject: Subject;
  connection: Knex;
  events: number;
  stop: () => Promise<void>;
}

/**
 * What was sealed is no matter here: sealing millions of events at once would be measured along.
 */
const SETUP = { auditLog: { sealing: false } };

const ANALYZE = {
  sqlite: 'ANALYZE',
  postgres: 'VACUUM ANALYZE audit_events',
  mysql: 'ANALYZE TABLE audit_events',
};

/**
 * The database that `BENCH_DATABASE` names: a file on SQLite, a database of the server elsewhere.
 * It is made when it is not there, and kept, so that a big table is filled once. Without that name:
 * a new one, which is dropped.
 */
const keptDatabase = async (): Promise<TestDatabase | undefined> => {
  const name = process.env.BENCH_DATABASE;
  if (!name) return undefined;
  const client = databaseClient();
  if (client === 'sqlite') {
    const file = path.resolve(name);
    console.log(`${existsSync(file) ? 'on' : 'making'} ${file}`);
    return { client, env: { DATABASE_CLIENT: client, DATABASE_FILENAME: file }, drop };
  }
  const made = await createDatabase();
  const database = { ...made, env: { ...made.env, DATABASE_NAME: name }, drop };
  const server = knex(connectionOf(made));
  await server.raw('CREATE DATABASE ??', [name]).catch(() => console.log(`on ${name}`));
  await server.destroy();
  await made.drop();
  return database;
};

const drop = (): Promise<void> => Promise.resolve();

/** Starts the test app on a log of so many events. */
export const startBigLog = async (events: number): Promise<BigLog> => {
  const database = await keptDatabase();
  const first = await startSubject('with', SETUP, database);
  const connection = knex(connectionOf(first.database));
  try {
    if (await fill(connection, events)) {
      await connection.raw(ANALYZE[first.database.client]);
    }
  } catch (error) {
    await connection.destroy();
    await first.stop();
    throw error;
  }
  // In a process that has never seen the table empty.
  const subject = await first.restart();
  return {
    subject,
    connection,
    events,
    async stop() {
      await connection.destroy();
      await subject.stop();
    },
  };
};
