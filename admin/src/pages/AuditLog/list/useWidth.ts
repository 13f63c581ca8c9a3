import { useLayoutEffect, useRef, useState } from 'react';

/** The width of an element, in pixels, as it changes. */
export const useWidth = <T extends HTMLElement>() => {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState<number | null>(null);

  useLayoutEffect(() => {
    const element = ref.current;

    if (element === null) return undefined;

    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));

    observer.observe(element);

    return () => observer.disconnect();
  }, []);

  return [ref, width] as const;
};
