import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { rowButtonId } from './EventRow';

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
 * The list is one tab stop. Up and down move between rows, Enter opens a row, right moves to its
 * menu and left back.
 */
export const useRowKeys = <T extends HTMLElement>() => {
  const ref = useRef<T>(null);

  // The first row is the tab stop if no other row is, or if that row is gone.
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

    if (!ref.current || !(target instanceof HTMLElement) || event.defaultPrevented) return;

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

/**
 * When the details of an event close, the focus returns to its row. The row may be rendered again
 * after that, because a wider list changes from cards to a table.
 */
export const useReturnFocus = (event: string | null): void => {
  const open = useRef(event);
  const wanted = useRef<string | null>(null);

  // After each render of the list, until something else has the focus.
  useEffect(() => {
    if (open.current !== null && event === null) {
      wanted.current = open.current;
    }

    open.current = event;

    if (wanted.current === null) return;

    const row = document.getElementById(rowButtonId(wanted.current));
    const { activeElement } = document;

    if (activeElement === null || activeElement === document.body) {
      row?.focus();
    } else if (activeElement !== row) {
      wanted.current = null;
    }
  });
};
