import { Client } from 'pg';
import type { TestDatabase } from '.';
import { serverAccess, serverEnv, uniqueDatabaseName } from './server';

const access = () => serverAccess({ port: 5432, user: 'postgres' });

async function run(statement: string): Promise<void> {
  const client = new Client({ ...access(), database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function createPostgresDatabase(): Promise<TestDatabase> {
  const name = uniqueDatabaseName();
  await run(`CREATE DATABASE ${name}`);
  return {
    client: 'postgres',
    env: { DATABASE_CLIENT: 'postgres', ...serverEnv(access(), name) },
    // FORCE: the connections of a server process that a test has killed may still be open.
    drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
