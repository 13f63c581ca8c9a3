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
  open: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** The same app in a new process, on the same data. */
  restart: () => Promise<Subject>;
  stop: () => Promise<void>;
}

/** What a subject is to run with: this plugin and its options, or another one, or none. */
export interface Setup {
  auditLog?: false | Record<string, unknown>;
  /** What `config/plugins.js` says of another plugin, by its id. */
  otherPlugins?: Record<string, object>;
}

export const WITHOUT: Setup = { auditLog: false };
export const WITH: Setup = { auditLog: {} };

const ADMIN = {
  email: 'bench@example.com',
  password: 'Bench-Passw0rd',
  firstname: 'Ben',
  lastname: 'Bench',
};

export const credentials = { email: ADMIN.email, password: ADMIN.password };

type SignedIn = { data: { token: string } };

/** Starts the test app in a process, on a database of its own unless one is given. */
export const startSubject = async (
  name: string,
  setup: Setup,
  database?: TestDatabase,
): Promise<Subject> => {
  const subject = await startOn(database ?? (await createDatabase()), name, setup);
  // On a database that was kept, the administrator is there.
  await subject.send('POST', '/admin/register-admin', ADMIN).catch((error: unknown) => {
    if (!database) throw error;
  });
  return subject;
};

const startOn = async (database: TestDatabase, name: string, setup: Setup): Promise<Subject> => {
  const start = performance.now();
  const server: ServerProcess = await startServerProcess({
    database,
    auditLog: setup.auditLog ?? false,
    env: { PLUGINS_AFTER: JSON.stringify(setup.otherPlugins ?? {}) },
  });
  const startTime = performance.now() - start;
  let token = '';

  const request = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const isForm = body instanceof FormData;
    return fetch(`${server.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(!isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
  };

  /**
   * Signs in where there is no valid token: it lasts for half an hour, and filling a table may last
   * longer.
   */
  const requestSignedIn: typeof request = async (...args) => {
    const response = await request(...args);
    if (response.status !== 401) return response;
    const signedIn = await request('POST', '/admin/login', credentials);
    token = ((await signedIn.json()) as SignedIn).data.token;
    return request(...args);
  };

  return {
    name,
    pid: server.pid,
    startTime,
    database,
    async send(method, path, body) {
      const response = await requestSignedIn(method, path, body);
      const text = await response.text();
      if (!response.ok) {
        throw new Error(`${name}: ${method} ${path} answered ${response.status}: ${text}`);
      }
      return text ? JSON.parse(text) : {};
    },
    open: (path, headers) => requestSignedIn('GET', path, undefined, headers),
    async restart() {
      await server.kill('SIGKILL');
      return startOn(database, name, setup);
    },
    async stop() {
      await server.kill('SIGKILL');
      await database.drop();
    },
  };
};
