import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { hasFocus, pressUntilFocused } from './support/keyboard';
import { useBrowser } from './support/visit';

describe('without a mouse', () => {
  const visit = useBrowser();

  it('one filters the list, reads event after event, and turns the page', async () => {
    const page = await visit(LIST);
    const list = new EventList(page);
    const details = page.getByRole('button', { name: /^View details/ });
    await details.first().waitFor();

    await page.keyboard.press('/');
    expect(await hasFocus(page.getByRole('searchbox'))).toBe(true);
    await pressUntilFocused(page, 'Tab', page.getByRole('button', { name: /^Action Type/ }));
    await page.keyboard.press('Enter');
    const created = page.getByRole('checkbox', { name: 'Created', exact: true });
    await created.waitFor();
    await pressUntilFocused(page, 'Tab', created);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await eventually(async () =>
      expect(new Set(await list.column('Action'))).toEqual(new Set(['Created'])),
    );

    await pressUntilFocused(page, 'Tab', details.first());
    await page.keyboard.press('ArrowDown');
    expect(await hasFocus(details.nth(1))).toBe(true);
    await page.keyboard.press('ArrowRight');
    expect(await hasFocus(page.locator('[data-row-menu]').nth(1))).toBe(true);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^1 of \d+/).waitFor();

    await page.keyboard.press('ArrowRight');
    await dialog.getByText(/^2 of \d+/).waitFor();
    await page.keyboard.press('j');
    await dialog.getByText(/^3 of \d+/).waitFor();
    await page.keyboard.press('ArrowLeft');
    await dialog.getByText(/^2 of \d+/).waitFor();

    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () => expect(await hasFocus(details.nth(1))).toBe(true));

    const firstPage = await list.times();
    const next = page.getByRole('link', { name: 'Go to next page' });
    await pressUntilFocused(page, 'Tab', next);
    await page.keyboard.press('Enter');
    await eventually(async () => {
      expect(new URL(page.url()).searchParams.get('page')).toBe('2');
      const secondPage = await list.times();
      expect(secondPage[0]! <= firstPage.at(-1)!).toBe(true);
    });
    expect(await hasFocus(page.getByRole('link', { name: /page/ }))).toBe(true);
  });

  it('one finds out which keys there are', async () => {
    const page = await visit(LIST);
    await new EventList(page).buttons.first().waitFor();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.getByText('Previous or next event in the details').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});
