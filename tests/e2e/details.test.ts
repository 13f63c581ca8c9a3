import type { Locator, Page } from 'playwright-core';
import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { hasFocus, pressUntilFocused } from './support/keyboard';
import { REVISED_ROLE } from './support/seed';
import { useBrowser } from './support/visit';

const PERMISSION_CHANGES = `${LIST}?fold=off&action=permissions-changed&q=${encodeURIComponent(REVISED_ROLE)}`;

/** The newest change of that role's permissions: the one that both granted and revoked. */
const openNewest = async (page: Page): Promise<Locator> => {
  await page
    .getByRole('button', { name: /^View details/ })
    .first()
    .click();
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

  it('show what a change of permissions granted and what it revoked', async () => {
    const dialog = await openNewest(await visit(PERMISSION_CHANGES));
    await dialog.getByText(REVISED_ROLE).first().waitFor();
    expect(await listedUnder(dialog, 'Granted (1)')).toEqual([expect.stringContaining('Download')]);
    expect(await listedUnder(dialog, 'Revoked (1)')).toEqual([
      expect.stringContaining('Access the Media Library'),
    ]);
  });

  it('show the request that caused it', async () => {
    const dialog = await openNewest(await visit(PERMISSION_CHANGES));
    await dialog.getByRole('button', { name: 'Request' }).click();
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
    const button = page.getByRole('button', { name: /^View details/ }).first();
    await button.waitFor();

    // The list is one stop of the Tab key.
    await pressUntilFocused(page, 'Tab', button);
    await page.keyboard.press('Enter');

    const dialog = page.getByRole('dialog', { name: 'Role: Permissions changed' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () => expect(await hasFocus(button)).toBe(true));
  });

  it('stand beside the list where there is room, and the list stays alive', async () => {
    const page = await visit(`${LIST}?action=created&category=role`, {
      viewport: { width: 1440, height: 900 },
    });
    const list = new EventList(page);
    await list.buttons.first().click();
    const dialog = page.getByRole('dialog', { name: 'Role: Created' });
    await dialog.getByText(/^1 of \d+/).waitFor();
    const drawer = (await dialog.boundingBox())!;
    const table = (await page.locator('main table').boundingBox())!;
    expect(table.x + table.width).toBeLessThanOrEqual(drawer.x);

    await list.buttons.nth(2).click();
    await dialog.getByText(/^3 of \d+/).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('lie over the list where there is none', async () => {
    const page = await visit(`${LIST}?action=created&category=role`, {
      viewport: { width: 1024, height: 800 },
    });
    await new EventList(page).buttons.first().click();
    await page.getByRole('dialog', { name: 'Role: Created' }).waitFor();
    expect(await page.locator('[aria-modal=true], [data-state=open][role=dialog]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('go on from page to page', async () => {
    const page = await visit(`${LIST}?action=created&category=role&pageSize=10`);
    const list = new EventList(page);
    await list.buttons.nth(9).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^10 of \d+/).waitFor();
    await dialog.getByRole('button', { name: /^Next event/ }).click();
    await dialog.getByText(/^11 of \d+/).waitFor();
    expect(new URL(page.url()).searchParams.get('page')).toBe('2');
    await page.keyboard.press('k');
    await dialog.getByText(/^10 of \d+/).waitFor();
    expect(new URL(page.url()).searchParams.get('page')).toBeNull();
  });
});
