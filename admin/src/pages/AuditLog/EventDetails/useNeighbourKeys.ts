import { useEffect } from 'react';

import type { Neighbours } from './neighbours';

/** As `aria-keyshortcuts` writes them. */
export const KEYS = { previous: 'ArrowLeft K', next: 'ArrowRight J' };

const DIRECTIONS: Record<string, 'previous' | 'next' | undefined> = {
  ArrowLeft: 'previous',
  k: 'previous',
  ArrowRight: 'next',
  j: 'next',
};

/** Where keys are for typing or choosing, they are not for us. */
const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable="true"], [role="combobox"]') !== null;

/** Moves to the event above or below by the keyboard while the details are open. */
export const useNeighbourKeys = (
  { previous, next }: Pick<Neighbours, 'previous' | 'next'>,
  onMove: (id: string) => void,
): void => {
  useEffect(() => {
    const handleKey = (press: KeyboardEvent) => {
      const isPlain = !press.altKey && !press.ctrlKey && !press.metaKey && !press.shiftKey;
      const direction = DIRECTIONS[press.key];

      if (!isPlain || direction === undefined || takesKeys(press.target)) {
        return;
      }

      const id = direction === 'previous' ? previous : next;

      if (id !== null) {
        press.preventDefault();
        onMove(id);
      }
    };

    document.addEventListener('keydown', handleKey);

    return () => document.removeEventListener('keydown', handleKey);
  }, [previous, next, onMove]);
};
