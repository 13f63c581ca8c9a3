import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { APP_DIR, appEnvironment, type AppOptions } from './app';
import type { TestDatabase } from './databases';

/** Seconds, but for a machine on which much else runs. */
const START_TIMEOUT = 180_000;

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A Strapi in a process of its own, which a test may kill. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** For what has more to say to it than HTTP can. */
  process: ChildProcess;
  /** Everything that it has printed so far. */
  output(): string;
  /** Sends a signal (by default `SIGTERM`) and waits until the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<Exit>;
  stopped: Promise<Exit>;
}

export interface ServerScript {
  script: string;
  args?: string[];
  cwd: string;
  env: Record<string, string>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/_health`).then(
    (response) => response.ok,
    () => false,
  );

async function untilItAnswers(url: string, child: ChildProcess, output: () => string) {
  const deadline = Date.now() + START_TIMEOUT;
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The server stopped before it answered. It printed:\n${output()}`);
    }
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`The server did not answer in ${START_TIMEOUT} ms. It printed:\n${output()}`);
    }
    await sleep(50);
  }
}

/** Starts a script that serves Strapi on `HOST` and `PORT`, and waits until it answers. */
export async function startScript({
  script,
  args,
  cwd,
  env,
}: ServerScript): Promise<ServerProcess> {
  const port = await freePort();
  const child = fork(script, args ?? [], {
    cwd,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ...env },
    // Not this process's own flags, such as those that jest runs with.
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  }
  const output = () => printed.join('');
  const stopped = once(child, 'exit').then(([code, signal]) => ({ code, signal }) as Exit);

  const url = `http://127.0.0.1:${port}`;
  await untilItAnswers(url, child, output);
  return {
    url,
    pid: child.pid!,
    process: child,
    output,
    stopped,
    kill(signal = 'SIGTERM') {
      child.kill(signal);
      return stopped;
    },
  };
}

/**
 * Starts the fixture app in a process of its own. What a kill leaves in the database can then be
 * looked at with `startStrapi({ database })`.
 */
export const startServerProcess = (
  options: AppOptions & { database: TestDatabase },
): Promise<ServerProcess> =>
  startScript({
    script: path.join(APP_DIR, 'server.js'),
    cwd: APP_DIR,
    env: appEnvironment(options, options.database),
  });
