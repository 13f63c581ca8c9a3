import type { Locator, Page } from 'playwright-core';

import { LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { hasFocus, pressUntilFocused } from './support/keyboard';
import { REVISED_ROLE } from './support/seed';
import { useBrowser } from './support/visit';

const PERMISSION_CHANGES = `${LIST}?action=permissions-changed&q=${encodeURIComponent(REVISED_ROLE)}`;

/** The newest change of that role's permissions: the one that both granted and revoked. */
const openNewest = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'View details' }).first().click();
  return page.getByRole('dialog', { name: 'Role: Permissions changed' });
};

/** The first list under a heading such as `Granted (1)`. */
const listedUnder = (dialog: Locator, heading: string): Promise<string[]> =>
  dialog
    .getByRole('heading', { name: heading, exact: true })
    .locator('xpath=following::ul[1]/li')
    .allInnerTexts();

describe('the details of an event', () => {
  const visit = useBrowser();

  it('tell what a change of permissions granted and what it revoked', async () => {
    const dialog = await openNewest(await visit(PERMISSION_CHANGES));
    await dialog.getByText(REVISED_ROLE).first().waitFor();
    expect(await listedUnder(dialog, 'Granted (1)')).toEqual([expect.stringContaining('Download')]);
    expect(await listedUnder(dialog, 'Revoked (1)')).toEqual([
      expect.stringContaining('Access the Media Library'),
    ]);
  });

  it('tell the request that caused it', async () => {
    const dialog = await openNewest(await visit(PERMISSION_CHANGES));
    await dialog.getByText(/PUT \/admin\/roles\/\d+\/permissions/).waitFor();
  });

  it('have an address of their own', async () => {
    const page = await visit(PERMISSION_CHANGES);
    await (await openNewest(page)).waitFor();
    const address = page.url();

    await page.goto('about:blank');
    await page.goto(address);
    await page.getByRole('dialog', { name: 'Role: Permissions changed' }).waitFor();
  });

  it('lead to the role itself', async () => {
    const dialog = await openNewest(await visit(PERMISSION_CHANGES));
    await dialog.getByRole('link', { name: /^Open / }).click();
    const page = dialog.page();
    await page.waitForURL(/\/settings\/roles\/\d+$/);
    await page.getByText('Plugins', { exact: true }).waitFor();
  });

  it('open and close by the keyboard alone, which then is where it was', async () => {
    const page = await visit(PERMISSION_CHANGES);
    const button = page.getByRole('button', { name: 'View details' }).first();
    await button.waitFor();

    // The list is a grid: one stop for the Tab key, and the arrow keys move about in it.
    await pressUntilFocused(page, 'Tab', page.getByRole('grid').locator('th'));
    await page.keyboard.press('ArrowDown');
    await pressUntilFocused(page, 'ArrowRight', button);
    await page.keyboard.press('Enter');

    const dialog = page.getByRole('dialog', { name: 'Role: Permissions changed' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () => expect(await hasFocus(button)).toBe(true));
  });
});
