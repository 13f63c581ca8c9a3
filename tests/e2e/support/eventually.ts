import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE = 10_000;
const PAUSE = 100;

/**
 * Repeats a check until it holds, as a person waits for a page; fails with the check's own last
 * failure.
 */
export async function eventually(check: () => Promise<void>, patience = PATIENCE): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(PAUSE);
    }
  }
}
