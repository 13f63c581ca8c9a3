import { setTimeout } from 'node:timers/promises';

/** Rows of one statement. It takes a few milliseconds: on SQLite every request waits for it. */
export const BATCH = 25;

/**
 * Between two statements the database belongs to the requests, for so many times as long as the
 * statement took.
 */
const REST = 9;
const MIN_REST_MS = 20;

/** Answers whether to go on with a removal. */
export type GoOn = () => Promise<boolean>;

/** Runs `statement`, and rests. */
export const paced = async <T>(statement: () => PromiseLike<T>): Promise<T> => {
  const start = performance.now();
  const answer = await statement();
  await setTimeout(Math.max(MIN_REST_MS, REST * (performance.now() - start)));
  return answer;
};
