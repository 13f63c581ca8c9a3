import { useEffect } from 'react';
import { SEARCH_NAME } from './filters/SearchFilter';

/** Where keys are for typing or choosing, they are not for the page. */
export const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="menu"], [role="radiogroup"], [data-row-menu]',
  ) !== null;

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
