import { randomUUID } from 'node:crypto';

/**
 * Where a database server is and how to get in. The runner sets these for the server that it found
 * or started.
 */
export interface ServerAccess {
  host: string;
  port: number;
  user: string;
  password: string;
}

export function serverAccess(defaults: { port: number; user: string }): ServerAccess {
  const { DATABASE_HOST, DATABASE_PORT, DATABASE_USERNAME, DATABASE_PASSWORD } = process.env;
  return {
    host: DATABASE_HOST ?? '127.0.0.1',
    port: DATABASE_PORT ? Number(DATABASE_PORT) : defaults.port,
    user: DATABASE_USERNAME ?? defaults.user,
    password: DATABASE_PASSWORD ?? '',
  };
}

export const serverEnv = (access: ServerAccess, database: string): Record<string, string> => ({
  DATABASE_HOST: access.host,
  DATABASE_PORT: String(access.port),
  DATABASE_USERNAME: access.user,
  DATABASE_PASSWORD: access.password,
  DATABASE_NAME: database,
});

/** Never needs quoting: letters, digits and underscores. */
export const uniqueDatabaseName = (): string =>
  `audit_log_test_${randomUUID().replaceAll('-', '')}`;
