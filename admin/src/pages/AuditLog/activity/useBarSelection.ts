import { useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { ordered } from './plot';
import type { Selection } from './plot';

const steps = (count: number): Record<string, (index: number) => number> => ({
  ArrowLeft: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  Home: () => 0,
  End: () => count - 1,
});

/**
 * Selects one or several bars by click, by dragging or by keyboard: arrow keys move, Shift extends
 * the selection, Enter confirms. Only one bar is a tab stop.
 */
export const useBarSelection = (count: number, onChoose: (selection: Selection) => void) => {
  const plot = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(count - 1);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const isDragging = useRef(false);
  // There may be fewer bars than before.
  const stop = Math.min(current, count - 1);

  const clamp = (index: number) => Math.max(0, Math.min(count - 1, index));
  const indexAt = ({ clientX }: PointerEvent) => {
    const { left, width } = plot.current?.getBoundingClientRect() ?? { left: 0, width: 1 };

    return clamp(Math.floor(((clientX - left) / width) * count));
  };
  const choose = (selection: Selection) => {
    setAnchor(null);
    onChoose(selection);
  };

  const focus = (index: number) => {
    setCurrent(index);
    plot.current?.querySelectorAll('button')[index]?.focus();
  };

  const handleKey = (event: KeyboardEvent) => {
    const step = steps(count)[event.key];

    if (step) {
      event.preventDefault();
      setAnchor(event.shiftKey ? (anchor ?? stop) : null);
      focus(clamp(step(stop)));
    } else if (event.key === 'Escape') {
      setAnchor(null);
    }
  };

  const end = anchor === null ? null : (pointed ?? stop);

  return {
    stop,
    /** The current selection, or the bar under the pointer. */
    shown:
      anchor !== null && end !== null
        ? ordered(anchor, end)
        : pointed === null
          ? null
          : ordered(pointed, pointed),
    plotProps: {
      ref: plot,
      onPointerDown: (event: PointerEvent) => {
        if (event.button === 0) {
          isDragging.current = true;
          setAnchor(indexAt(event));
          setPointed(indexAt(event));
          event.currentTarget.setPointerCapture(event.pointerId);
        }
      },
      onPointerMove: (event: PointerEvent) => setPointed(indexAt(event)),
      onPointerUp: (event: PointerEvent) => {
        if (isDragging.current && anchor !== null) {
          isDragging.current = false;
          choose(ordered(anchor, indexAt(event)));
        }
      },
      // For example, when a touch becomes a scroll of the page.
      onPointerCancel: () => {
        isDragging.current = false;
        setAnchor(null);
        setPointed(null);
      },
      onPointerLeave: () => {
        if (!isDragging.current) {
          setPointed(null);
        }
      },
      onKeyDown: handleKey,
    },
    barProps: (index: number) => ({
      tabIndex: index === stop ? 0 : -1,
      onFocus: () => {
        setCurrent(index);
        if (!isDragging.current) {
          setPointed(null);
        }
      },
      onClick: (event: MouseEvent) => {
        // A click by Enter or by a screen reader. Pointers are handled above.
        if (event.detail === 0) {
          choose(ordered(anchor ?? index, index));
        }
      },
    }),
  };
};
