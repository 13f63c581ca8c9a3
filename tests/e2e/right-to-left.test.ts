import type { Page } from 'playwright-core';
import { LIST } from './support/event-list';
import { useBrowser } from './support/visit';

/** Pairs of buttons, links and fields of the page that lie over each other. */
const OVERLAPS = `(() => {
  const boxes = [...document.querySelectorAll('main button, main a, main [role=combobox]')]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  return boxes.flatMap((one, index) => boxes.slice(index + 1)
    .filter((other) => !one.element.contains(other.element) && !other.element.contains(one.element)
      && Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 1
      && Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 1)
    .map((other) => one.element.outerHTML.slice(0, 200) + '\\n' + other.element.outerHTML.slice(0, 200)));
})()`;

const turn = async (page: Page) => {
  // Strapi hides its link to the content by the left, where pages now go on.
  await page.addStyleTag({ content: 'a[href="#main-content"] { display: none }' });
  await page.evaluate("document.documentElement.dir = 'rtl'");
};

describe.each([1440, 390])('from right to left, %d pixels wide', (width) => {
  const visit = useBrowser();

  it('nothing lies over anything that does not from left to right', async () => {
    const page = await visit(`${LIST}?fold=off&action=permissions-changed&category=role`, {
      viewport: { width, height: 1000 },
    });
    await page.locator('main [data-row-button]').first().waitFor();
    const overlaps = await page.evaluate<string[]>(OVERLAPS);

    await turn(page);
    await page.screenshot({ path: `.tmp/screenshots/list-rtl-${width}.png` });
    expect((await page.evaluate<string[]>(OVERLAPS)).length).toBeLessThanOrEqual(overlaps.length);

    await page.locator('main [data-row-button]').first().click();
    await page
      .getByRole('heading', { name: /^(Granted|Revoked)/ })
      .first()
      .waitFor();
    const box = await page.getByRole('dialog').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    await page.screenshot({ path: `.tmp/screenshots/details-rtl-${width}.png` });
  });
});
