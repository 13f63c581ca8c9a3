import { createDatabase, type TestDatabase } from '../../tests/support/databases';
import { type ServerProcess, startServerProcess } from '../../tests/support/process';

/** A server under measurement, with an administrator signed in. */
export interface Subject {
  name: string;
  pid: number;
  /** How long the process took from its start to its first answer, in milliseconds. */
  startTime: number;
  database: TestDatabase;
  /** Sends a request as that administrator and throws where it fails. */
  send: (method: string, path: string, body?: unknown) => Promise<Record<string, never>>;
  /** Asks for something as that administrator, to be read as it comes. */
  open: (path: string) => Promise<Response>;
  stop: () => Promise<void>;
}

const ADMIN = {
  email: 'bench@example.com',
  password: 'Bench-Passw0rd',
  firstname: 'Ben',
  lastname: 'Bench',
};

/** Starts the test app in a process and on a database of its own; `auditLog: false` leaves the plugin out. */
export const startSubject = async (
  name: string,
  auditLog: false | Record<string, unknown>,
): Promise<Subject> => {
  const database: TestDatabase = await createDatabase();
  const start = performance.now();
  const server: ServerProcess = await startServerProcess({ database, auditLog });
  const startTime = performance.now() - start;
  let token = '';

  const send: Subject['send'] = async (method, path, body) => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(!isForm && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${name}: ${method} ${path} answered ${response.status}: ${text}`);
    return text ? JSON.parse(text) : {};
  };

  const registered = (await send('POST', '/admin/register-admin', ADMIN)) as unknown as {
    data: { token: string };
  };
  token = registered.data.token;
  return {
    name,
    pid: server.pid,
    startTime,
    database,
    send,
    open: (path) =>
      fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } }),
    async stop() {
      await server.kill('SIGKILL');
      await database.drop();
    },
  };
};

/** The same app twice, without and with the plugin, each on a database of its own. */
export const startPair = async (): Promise<{
  without: Subject;
  with: Subject;
  stop: () => Promise<void>;
}> => {
  const without = await startSubject('without', false);
  const withPlugin = await startSubject('with', {});
  return {
    without,
    with: withPlugin,
    async stop() {
      await without.stop();
      await withPlugin.stop();
    },
  };
};

export const credentials = { email: ADMIN.email, password: ADMIN.password };
