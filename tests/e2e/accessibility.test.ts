import path from 'node:path';
import { violationsOn } from './support/axe';
import { LIST } from './support/event-list';
import { REVISED_ROLE } from './support/seed';
import { useBrowser } from './support/visit';

const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = [1440, 390];

/** Shows the newest change of permissions, so that the list and its details are on the page. */
const DETAILS = `${LIST}?fold=off&action=permissions-changed&q=${encodeURIComponent(REVISED_ROLE)}`;

describe.each(SCHEMES)('in the %s theme', (colorScheme) => {
  const visit = useBrowser();

  it('the list has no barriers', async () => {
    const page = await visit(LIST, { colorScheme });
    await page
      .getByRole('button', { name: /^View details/ })
      .first()
      .waitFor();
    await page.screenshot({ path: `.tmp/screenshots/list-${colorScheme}.png` });
    expect(await violationsOn(page, 'main')).toEqual([]);
  });

  it('the details have no barriers', async () => {
    const page = await visit(DETAILS, { colorScheme });
    await page
      .getByRole('button', { name: /^View details/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /^Granted/ }).waitFor();
    await page.screenshot({ path: `.tmp/screenshots/details-${colorScheme}.png` });
    expect(await violationsOn(page, '[role=dialog]')).toEqual([]);
  });

  it.each(['Filters', 'Saved views', 'Action Type', 'Date Range', 'Table settings'])(
    'what “%s” opens has no barriers',
    async (name) => {
      const page = await visit(LIST, { colorScheme });
      await page.getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor();
      expect(await violationsOn(page, '[role=dialog]')).toEqual([]);
    },
  );

  it('the menu of a row has no barriers', async () => {
    const page = await visit(LIST, { colorScheme });
    await page.locator('main [data-row-menu]').first().click();
    await page.getByRole('menuitem').first().waitFor();
    await page.screenshot({ path: `.tmp/screenshots/row-menu-${colorScheme}.png` });
    expect(await violationsOn(page, '[role=menu]')).toEqual([]);
  });

  it('the cards of a phone have no barriers', async () => {
    const page = await visit(LIST, { colorScheme, viewport: { width: 390, height: 844 } });
    await page.locator('main [data-row-button]').first().waitFor();
    await page.screenshot({ path: `.tmp/screenshots/cards-${colorScheme}.png` });
    expect(await violationsOn(page, 'main')).toEqual([]);
  });

  it('the configuration has no barriers', async () => {
    const page = await visit('/settings/audit-log-configuration', { colorScheme });
    await page.getByRole('heading', { name: 'Status' }).waitFor();
    await page.screenshot({ path: `.tmp/screenshots/configuration-${colorScheme}.png` });
    expect(await violationsOn(page, 'main')).toEqual([]);
  });
});

describe.each(WIDTHS)('%d pixels wide', (width) => {
  const visit = useBrowser();
  const viewport = { width, height: 900 };

  it.each([LIST, '/settings/audit-log-configuration'])('%s fits', async (address) => {
    const page = await visit(address, { viewport });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.screenshot({ path: `.tmp/screenshots/${path.basename(address)}-${width}.png` });
    const scrollable = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(scrollable).toBe(0);
  });
});
