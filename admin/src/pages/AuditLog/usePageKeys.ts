import { useEffect } from 'react';
import { takesKeys } from './details/NeighbourButtons';
import { SEARCH_NAME } from './filters/SearchFilter';

/** `/` focuses the search, `?` shows the keys. */
export const usePageKeys = (onHelp: () => void): void => {
  useEffect(() => {
    const handleKey = (press: KeyboardEvent) => {
      if (press.ctrlKey || press.metaKey || press.altKey || takesKeys(press.target)) return;

      if (press.key === '/') {
        press.preventDefault();
        document.querySelector<HTMLInputElement>(`input[name="${SEARCH_NAME}"]`)?.focus();
      } else if (press.key === '?') {
        press.preventDefault();
        onHelp();
      }
    };

    document.addEventListener('keydown', handleKey);

    return () => document.removeEventListener('keydown', handleKey);
  }, [onHelp]);
};
