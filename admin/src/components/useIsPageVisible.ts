import { useSyncExternalStore } from 'react';

const subscribe = (onChange: () => void) => {
  document.addEventListener('visibilitychange', onChange);

  return () => document.removeEventListener('visibilitychange', onChange);
};

/**
 * Whether the tab of the browser is seen. What asks the server again and again rests while it is
 * not.
 */
export const useIsPageVisible = (): boolean =>
  useSyncExternalStore(subscribe, () => !document.hidden);
