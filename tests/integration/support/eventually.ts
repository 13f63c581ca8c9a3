import { setTimeout as sleep } from 'node:timers/promises';

const MAX_WAIT_MS = 20_000;

/**
 * Asks again and again until there is an answer, for what Strapi does without making anybody wait
 * for it.
 */
export async function eventually<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  maxWait = MAX_WAIT_MS,
): Promise<T> {
  const giveUpAt = Date.now() + maxWait;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > giveUpAt) throw new Error(`No answer in ${maxWait} ms to: ${ask}`);
    await sleep(20);
  }
}
