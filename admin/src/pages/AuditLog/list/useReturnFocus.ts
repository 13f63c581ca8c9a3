import { useEffect, useRef } from 'react';

import { rowButtonId } from './EventRow';

/**
 * When the details of an event close, the focus goes back to its row. The row may be drawn anew right
 * after that, as a table where there were cards, because the list has more room now.
 */
export const useReturnFocus = (event: string | null): void => {
  const open = useRef(event);
  const wanted = useRef<string | null>(null);

  // After each time the list is drawn, until something else has the focus.
  useEffect(() => {
    if (open.current !== null && event === null) {
      wanted.current = open.current;
    }

    open.current = event;

    if (wanted.current === null) {
      return;
    }

    const row = document.getElementById(rowButtonId(wanted.current));
    const { activeElement } = document;

    if (activeElement === null || activeElement === document.body) {
      row?.focus();
    } else if (activeElement !== row) {
      wanted.current = null;
    }
  });
};
