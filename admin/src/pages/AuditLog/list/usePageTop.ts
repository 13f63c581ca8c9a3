import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Turning a page leads to the top of the list. Coming to the page, and moving by details, does not. */
export const usePageTop = (top: RefObject<HTMLElement>, page: number): void => {
  const shown = useRef(page);

  useEffect(() => {
    const element = top.current;

    if (shown.current !== page && element && element.getBoundingClientRect().top < 0) {
      element.scrollIntoView();
    }

    shown.current = page;
  }, [top, page]);
};
