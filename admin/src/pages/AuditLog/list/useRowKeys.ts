import { useEffect, useRef } from 'react';
import type { FocusEvent, KeyboardEvent } from 'react';

const ROW_BUTTONS = '[data-row-button]';
const MENU_BUTTON = '[data-row-menu]';

const buttonsIn = (container: HTMLElement) => [
  ...container.querySelectorAll<HTMLElement>(ROW_BUTTONS),
];

const STEPS: Record<string, ((index: number, count: number) => number) | undefined> = {
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * The list is one stop of the Tab key. Up and down go from row to row, Enter opens one; right goes to its
 * menu, and left back.
 */
export const useRowKeys = <T extends HTMLElement>() => {
  const ref = useRef<T>(null);

  // The first row can be reached where none has been focused yet, or that one is gone.
  useEffect(() => {
    const buttons = ref.current ? buttonsIn(ref.current) : [];

    if (buttons[0] && !buttons.some((button) => button.tabIndex === 0)) {
      buttons[0].tabIndex = 0;
    }
  });

  const onFocus = ({ target }: FocusEvent) => {
    if (ref.current && target instanceof HTMLElement && target.matches(ROW_BUTTONS)) {
      buttonsIn(ref.current).forEach((button) => {
        button.tabIndex = button === target ? 0 : -1;
      });
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;

    if (!ref.current || !(target instanceof HTMLElement) || event.defaultPrevented) {
      return;
    }

    const row = target.closest('tr, li');

    if (target.matches(ROW_BUTTONS)) {
      const buttons = buttonsIn(ref.current);
      const step = STEPS[event.key];

      if (step) {
        event.preventDefault();
        buttons[step(buttons.indexOf(target), buttons.length)]?.focus();
      } else if (event.key === 'ArrowRight') {
        event.preventDefault();
        row?.querySelector<HTMLElement>(MENU_BUTTON)?.focus();
      }
    } else if (target.matches(MENU_BUTTON) && event.key === 'ArrowLeft') {
      event.preventDefault();
      row?.querySelector<HTMLElement>(ROW_BUTTONS)?.focus();
    }
  };

  return { ref, onFocus, onKeyDown };
};
