import type { Page } from 'playwright-core';
import { EventList, LIST } from './support/event-list';
import { useBrowser } from './support/visit';

/** Rows that are seen as a whole, and where the first begins. */
const measure = async (page: Page) => {
  await new EventList(page).buttons.first().waitFor();
  await page.getByRole('toolbar', { name: 'Activity' }).or(page.locator('ul li')).first().waitFor();
  return page.evaluate<{ first: number; rows: number; height: number }>(`(() => {
    const rows = [...document.querySelectorAll('main [data-row-button]')]
      .map((button) => button.closest('tr, li').getBoundingClientRect());
    return {
      first: rows[0].top,
      rows: rows.filter(({ bottom }) => bottom <= innerHeight).length,
      height: Math.max(...rows.map(({ height }) => height)),
    };
  })()`);
};

describe('the list comes first', () => {
  const visit = useBrowser();

  it.each([
    { width: 1440, height: 900, rows: 9 },
    { width: 1280, height: 720, rows: 6 },
  ])('$width × $height: at least $rows rows, the first at 330 pixels', async (goal) => {
    const { width, height } = goal;
    const page = await visit(`${LIST}?fold=off`, { viewport: { width, height } });
    const seen = await measure(page);
    expect(seen.first).toBeLessThanOrEqual(330);
    expect(seen.rows).toBeGreaterThanOrEqual(goal.rows);
    expect(seen.height).toBeLessThanOrEqual(48);
  });

  it('is read on a phone: the first card at 420 pixels, with who and when', async () => {
    const page = await visit(LIST, { viewport: { width: 390, height: 844 } });
    expect((await measure(page)).first).toBeLessThanOrEqual(420);
    const card = page
      .locator('main ul li')
      .filter({ has: page.locator('[data-row-button]') })
      .first();
    // Whoever it was: a person's name, or such as System.
    await card.locator('bdi').first().waitFor();
    const time = (await card.locator('time').boundingBox())!;
    expect(time.x + time.width).toBeLessThanOrEqual(390);
    expect(time.y + time.height).toBeLessThanOrEqual(844);
  });

  it('keeps its head while it is scrolled, and goes to its top with the next page', async () => {
    const page = await visit(`${LIST}?fold=off`, { viewport: { width: 1440, height: 700 } });
    const list = new EventList(page);
    await list.buttons.first().waitFor();
    await list.rows.nth(20).scrollIntoViewIfNeeded();
    const head = (await page.locator('thead th').first().boundingBox())!;
    expect(head.y).toBeGreaterThanOrEqual(0);
    // Below Strapi's own banner and the page's title, which stay there, too.
    expect(head.y).toBeLessThanOrEqual(48 + 56);

    await page.getByRole('link', { name: 'Go to next page' }).click();
    await page.waitForURL(/page=2/);
    await page.locator('main[aria-busy=false]').waitFor();
    const first = (await list.rows.first().boundingBox())!;
    expect(first.y).toBeGreaterThanOrEqual(0);
    expect(first.y).toBeLessThanOrEqual(400);
  });

  it('fits at 200 % zoom', async () => {
    const page = await visit(LIST, { viewport: { width: 720, height: 450 } });
    await new EventList(page).buttons.first().waitFor();
    const scrollable = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(scrollable).toBe(0);
    await page.screenshot({ path: '.tmp/screenshots/list-zoomed.png' });
  });
});
