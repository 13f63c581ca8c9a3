import { useCallback, useEffect, useReducer, useState } from 'react';

type Answer<T> = { status: 'error'; error: unknown } | { status: 'ready'; data: T };

export type Remote<T> =
  | Answer<T>
  /** `previous`: what was there before, for the parts of a page that stay while the rest loads. */
  | { status: 'loading'; previous: T | null };

interface Settled<T> {
  load: unknown;
  revision: unknown;
  attempt: number;
  answer: Answer<T>;
}

export interface UseRemote<T> {
  remote: Remote<T>;
  /** Loads once more. */
  reload: () => void;
  /** Puts newer data in place of what was loaded, such as the answer to a change. */
  replace: (data: T) => void;
}

/**
 * Loads something from the server, and again whenever `load` changes (give it a stable identity with `useCallback`) or
 * `revision`, which tells that what the server answers is another now.
 *
 * An answer is kept together with the `load` it answers. One that belongs to an earlier `load` therefore never shows,
 * not even for the one render between a change and the effect that follows it.
 */
export const useRemote = <T>(
  load: (signal: AbortSignal) => Promise<T>,
  revision?: string,
): UseRemote<T> => {
  const [attempt, reload] = useReducer((count: number) => count + 1, 0);
  const [settled, setSettled] = useState<Settled<T> | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    const settle = (answer: Answer<T>) => {
      if (!controller.signal.aborted) {
        setSettled({ load, revision, attempt, answer });
      }
    };

    load(controller.signal).then(
      (data) => settle({ status: 'ready', data }),
      (error: unknown) => settle({ status: 'error', error }),
    );

    return () => controller.abort();
  }, [load, revision, attempt]);

  const replace = useCallback(
    (data: T) => setSettled({ load, revision, attempt, answer: { status: 'ready', data } }),
    [load, revision, attempt],
  );

  if (
    settled !== null &&
    settled.load === load &&
    settled.revision === revision &&
    settled.attempt === attempt
  ) {
    return { remote: settled.answer, reload, replace };
  }

  const previous = settled?.answer.status === 'ready' ? settled.answer.data : null;

  return { remote: { status: 'loading', previous }, reload, replace };
};
