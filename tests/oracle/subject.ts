import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Json } from '../../server/src/contracts';
import { appEnvironment } from '../support/app';
import { createDatabase } from '../support/databases';
import { startScript } from '../support/process';
import { type Act, type CallAct, type HttpAct, resolve, type Template } from './act';
import { createInside, type Inside } from './inside';
import { prepare } from './prepare';
import { TableReader } from './tables';

export const ORACLE_APP_DIR = path.resolve(__dirname, '../fixtures/oracle-app');

/** What came of an act: the answer to a request, or that of a call. */
export interface Answer {
  status: number;
  body: Json;
}

/** An app under observation, in a process and on a database of its own. */
export interface Subject {
  name: string;
  tables: TableReader;
  inside: Inside;
  perform(act: Act): Promise<Answer>;
  /** What it has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** A call throws no status; it works or it does not. */
const WORKED = 200;
const THREW = 500;

const parse = (text: string): Json => {
  try {
    return text === '' ? null : (JSON.parse(text) as Json);
  } catch {
    return text;
  }
};

const bodyOf = (body: Json | undefined, files: HttpAct['files']): FormData | string | undefined => {
  if (!files) return body === undefined ? undefined : JSON.stringify(body);
  const form = new FormData();
  for (const { name, text, field = 'files' } of files) {
    const type = name.endsWith('.svg') ? 'image/svg+xml' : '';
    form.append(field, new Blob([text], { type }), name);
  }
  for (const [key, value] of Object.entries((body ?? {}) as Record<string, Json>)) {
    form.append(key, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form;
};

/** Starts the app, with or without the plugin, and makes ready what the acts are done with. */
export const startSubject = async (name: string, hasPlugin: boolean): Promise<Subject> => {
  const database = await createDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'oracle-'));
  await mkdir(path.join(folder, 'uploads'));
  const server = await startScript({
    script: path.join(ORACLE_APP_DIR, 'server.js'),
    cwd: ORACLE_APP_DIR,
    env: {
      ...appEnvironment({ auditLog: hasPlugin ? {} : false }, database),
      GRAPHQL: 'true',
      LOG_LEVEL: 'warn',
      PUBLIC_DIR: folder,
    },
  });
  const tables = new TableReader(database);
  const inside = createInside(server.process, server.output);
  const senders = await prepare(server.url);

  const fill = (template: Template): Promise<Json> =>
    resolve(template, (reference) => tables.valueOf(reference));

  const send = async ({ as, method, path: parts, body, files }: HttpAct): Promise<Answer> => {
    // An id that no row has, and that PostgreSQL takes for one: Strapi itself dies of others.
    const address = ((await fill(parts)) as Json[]).map((part) => String(part ?? 0)).join('');
    const identity = await senders[as]();
    const content = bodyOf(body === undefined ? undefined : await fill(body), files);
    const response = await fetch(`${server.url}${address}`, {
      method,
      headers: {
        // A connection that is kept may be closed by the server just as it is used again.
        connection: 'close',
        ...identity,
        ...(typeof content === 'string' && { 'content-type': 'application/json' }),
      },
      ...(content !== undefined && { body: content }),
    }).catch((error: unknown) => {
      const reason = `${method} ${address} of the app ${name} failed. It printed:\n${server.output()}`;
      throw new Error(reason, { cause: error });
    });
    return { status: response.status, body: parse(await response.text()) };
  };

  const filled = async ({ do: ask, uid, method, params }: CallAct) => ({
    ask,
    uid,
    method,
    params: await fill(params),
  });

  const call = async (act: Exclude<Act, HttpAct>): Promise<Answer> => {
    const request =
      act.do === 'transaction'
        ? {
            ask: 'transaction',
            rollBack: act.rollBack,
            acts: await Promise.all(act.acts.map(filled)),
          }
        : await filled(act);
    return inside.ask(request).then(
      (body) => ({ status: WORKED, body: body as Json }),
      (error: Error) => ({ status: THREW, body: error.message }),
    );
  };

  return {
    name,
    tables,
    inside,
    async perform(act) {
      const answer = act.do === 'http' ? await send(act) : await call(act);
      await inside.ask({ ask: 'quiet' });
      await tables.noteDocuments();
      return answer;
    },
    output: () => server.output(),
    async stop() {
      await tables.close();
      await server.kill('SIGKILL');
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
