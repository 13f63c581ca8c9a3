import type { ChildProcess } from 'node:child_process';

/** What `server.js` of the oracles' app answers. */
interface Message {
  id: number;
  answer?: unknown;
  error?: { name: string; message: string };
}

/** Code inside of the app, for what is not done by a request. */
export interface Inside {
  ask(request: { ask: string; [key: string]: unknown }): Promise<unknown>;
}

/** `output` is what the app has printed, which says why it is gone. */
export const createInside = (child: ChildProcess, output: () => string): Inside => {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  child.on('message', ({ id, answer, error }: Message) => {
    const caller = waiting.get(id);
    waiting.delete(id);
    if (error) caller?.reject(new Error(`${error.name}: ${error.message}`));
    else caller?.resolve(answer);
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) {
      reject(new Error(`The app is gone (${signal ?? code}). It printed:\n${output()}`));
    }
    waiting.clear();
  });
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        child.send({ id: last, ...request });
      }),
  };
};
