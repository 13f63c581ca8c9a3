import { useCallback, useState } from 'react';
import type { Dispatch, SetStateAction } from 'react';

const read = <T>(key: string, fallback: T): T => {
  try {
    const stored = window.localStorage.getItem(key);
    return stored === null ? fallback : (JSON.parse(stored) as T);
  } catch {
    return fallback;
  }
};

const write = (key: string, value: unknown): void => {
  try {
    window.localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The browser keeps nothing. The value lasts as long as the page.
  }
};

interface Stored<T> {
  key: string;
  value: T;
}

/**
 * A state that the browser remembers under `key`. Strapi's hook of this name is missing in some of
 * the versions that the plugin supports. `fallback` must be the same object at each call.
 */
export const usePersistentState = <T>(
  key: string,
  fallback: T,
): [T, Dispatch<SetStateAction<T>>] => {
  const [stored, setStored] = useState<Stored<T>>(() => ({ key, value: read(key, fallback) }));
  if (stored.key !== key) setStored({ key, value: read(key, fallback) });

  const setValue = useCallback(
    (next: SetStateAction<T>) =>
      setStored((former) => {
        const current = former.key === key ? former.value : read(key, fallback);
        const changed = next instanceof Function ? next(current) : next;
        write(key, changed);
        return { key, value: changed };
      }),
    [key, fallback],
  );

  return [stored.value, setValue];
};
