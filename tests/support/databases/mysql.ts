import { createConnection } from 'mysql2/promise';
import type { TestDatabase } from '.';
import { serverAccess, serverEnv, uniqueDatabaseName } from './server';

const access = () => serverAccess({ port: 3306, user: 'root' });

async function run(statement: string): Promise<void> {
  const connection = await createConnection(access());
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}

/** MariaDB or MySQL: Strapi speaks to both with the same client. */
export async function createMysqlDatabase(): Promise<TestDatabase> {
  const name = uniqueDatabaseName();
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  return {
    client: 'mysql',
    env: { DATABASE_CLIENT: 'mysql', ...serverEnv(access(), name) },
    drop: () => run(`DROP DATABASE IF EXISTS ${name}`),
  };
}
