import type { Locator, Page } from 'playwright-core';

import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { useBrowser } from './support/visit';

const chart = (page: Page) => page.getByRole('toolbar', { name: 'Activity' });
const bars = (page: Page) => chart(page).getByRole('button');

const day = (daysAgo: number): string => {
  const date = new Date();
  date.setDate(date.getDate() - daysAgo);
  return date.toLocaleDateString('sv-SE');
};

const rangeOf = (page: Page) => {
  const { searchParams } = new URL(page.url());
  return [searchParams.get('from'), searchParams.get('to')];
};

const middleOf = async (bar: Locator) => {
  const { x, y, width, height } = (await bar.boundingBox())!;
  return [x + width / 2, y + height / 2] as const;
};

describe('the activity chart', () => {
  const visit = useBrowser();

  it('has a bar for each day, which says what happened on it', async () => {
    const page = await visit(LIST);
    await bars(page).first().waitFor();
    expect(await bars(page).count()).toBe(8);
    expect(await bars(page).last().getAttribute('aria-label')).toMatch(/: [\d,]+ events/);
  });

  it('counts what the list shows', async () => {
    const page = await visit(`${LIST}?action=permissions-changed&range=today`);
    await bars(page).first().waitFor();
    const labels = await Promise.all(
      (await bars(page).all()).map(async (bar) => (await bar.getAttribute('aria-label')) ?? ''),
    );
    const sum = labels
      .map((label) => Number(/: ([\d,]+) events?/.exec(label)?.[1]))
      .reduce((total, count) => total + count, 0);
    const list = new EventList(page);
    await eventually(async () => expect(await list.rows.count()).toBe(sum));
  });

  it('narrows the list to the day of a bar that is clicked', async () => {
    const page = await visit(LIST);
    await bars(page).nth(6).click();
    await eventually(async () => expect(rangeOf(page)).toEqual([day(1), day(1)]));
  });

  it('narrows it to the days that one drags over', async () => {
    const page = await visit(LIST);
    await bars(page).first().waitFor();
    await page.mouse.move(...(await middleOf(bars(page).nth(6))));
    await page.mouse.down();
    await page.mouse.move(...(await middleOf(bars(page).nth(4))), { steps: 5 });
    await page.mouse.up();
    await eventually(async () => expect(rangeOf(page)).toEqual([day(3), day(1)]));
  });

  it('is used by keyboard alone: the arrows move, Shift takes along, Enter chooses', async () => {
    const page = await visit(LIST);
    await bars(page).last().focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await eventually(async () => expect(rangeOf(page)).toEqual([day(1), day(1)]));

    await page.goBack();
    await eventually(async () => expect(await bars(page).count()).toBe(8));
    await bars(page).last().focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Enter');
    await eventually(async () => expect(rangeOf(page)).toEqual([day(2), day(0)]));
  });

  it('can be read as a table', async () => {
    const page = await visit(LIST);
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const table = page.getByRole('grid', { name: 'Activity' });
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBe(9);
    await page.getByRole('button', { name: 'Show as a chart' }).click();
    await bars(page).first().waitFor();
  });

  it('folds up, asks the server nothing then, and stays so', async () => {
    const page = await visit(LIST);
    await bars(page).first().waitFor();
    await page.getByRole('button', { name: 'Hide', exact: true }).click();
    await chart(page).waitFor({ state: 'detached' });

    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await page.getByRole('button', { name: 'View details' }).first().waitFor();
    expect(await chart(page).count()).toBe(0);
    expect(asked.filter((url) => url.includes('/events/activity'))).toEqual([]);
  });

  it('says what is wrong when it cannot be had, and leaves the list alone', async () => {
    const page = await visit('/settings');
    await page.route('**/events/activity*', (route) => route.abort());
    await page.goto(`/admin${LIST}`);
    await eventually(async () => expect(await new EventList(page).rows.count()).toBe(25));
    await page.getByText('The server could not be reached.').waitFor();

    await page.unroute('**/events/activity*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await bars(page).first().waitFor();
  });
});
