import { useEffect } from 'react';

import { isFetchError } from '@strapi/strapi/admin';

const INTERVAL_MS = 15_000;
const LONGEST_MS = 5 * 60_000;

/** After each failure twice as long as before: a server that is in trouble is not helped by questions. */
export const delayAfter = (failures: number): number =>
  Math.min(INTERVAL_MS * 2 ** failures, LONGEST_MS);

/** Somebody who lost their session or permission; each further try would be a refusal in the log itself. */
const isRefused = (error: unknown): boolean =>
  isFetchError(error) && (error.status === 401 || error.status === 403);

/** Does something every now and then, as long as the tab can be seen. `null`: nothing to do. */
export const usePolling = (task: ((signal: AbortSignal) => Promise<void>) | null): void => {
  useEffect(() => {
    if (task === null) {
      return undefined;
    }

    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let dueAt = 0;

    const schedule = () => {
      dueAt = Date.now() + delayAfter(failures);
      timer = setTimeout(() => void run(), delayAfter(failures));
    };

    const run = async () => {
      timer = undefined;

      // Goes on when the tab is seen again.
      if (document.hidden) {
        return;
      }

      dueAt = Number.POSITIVE_INFINITY;

      try {
        await task(controller.signal);
        failures = 0;
      } catch (error) {
        failures += 1;

        if (isRefused(error)) {
          return;
        }
      }

      if (!controller.signal.aborted) {
        schedule();
      }
    };

    const handleVisibility = () => {
      if (!document.hidden && timer === undefined && Date.now() >= dueAt) {
        void run();
      }
    };

    schedule();
    document.addEventListener('visibilitychange', handleVisibility);

    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', handleVisibility);
    };
  }, [task]);
};
