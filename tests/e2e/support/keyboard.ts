import type { Locator, Page } from 'playwright-core';

const MAX_PRESSES = 100;

/** Goes on by one key, as somebody without a mouse. */
export async function pressUntilFocused(page: Page, key: string, target: Locator): Promise<void> {
  for (let presses = 0; presses < MAX_PRESSES; presses += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${MAX_PRESSES} times ${key} did not lead to ${target}.`);
}

/** Whether the focus is on one of these. */
export const hasFocus = async (target: Locator): Promise<boolean> =>
  (await target.and(target.page().locator(':focus')).count()) > 0;
