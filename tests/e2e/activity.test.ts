import type { Locator, Page } from 'playwright-core';
import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { useBrowser } from './support/visit';

const chart = (page: Page) => page.getByRole('toolbar', { name: 'Activity' });
const bars = (page: Page) => chart(page).getByRole('button');

const rangeOf = (page: Page): number[] => {
  const { searchParams } = new URL(page.url());
  return ['from', 'to'].map((name) => Date.parse(searchParams.get(name) ?? ''));
};

const openChart = async (page: Page) => {
  await page.getByRole('button', { name: 'Show the chart' }).click();
  await bars(page).first().waitFor();
};

const middleOf = async (bar: Locator) => {
  const { x, y, width, height } = (await bar.boundingBox())!;
  return [x + width / 2, y + height / 2] as const;
};

describe('the activity chart', () => {
  const visit = useBrowser();

  const countOf = (label: string | null): number =>
    Number(/: ([\d,]+) events?/.exec(label ?? '')?.[1]?.replaceAll(',', ''));

  const labels = async (page: Page): Promise<(string | null)[]> => {
    const all = await bars(page).all();
    return Promise.all(all.map((bar) => bar.getAttribute('aria-label')));
  };

  /** What the subtitle says. */
  const listed = async (page: Page): Promise<number> =>
    Number(
      /([\d,]+) events?/.exec(await page.locator('main [role=status]').first().innerText())![1],
    );

  it('is a strip of bars, which say what happened when', async () => {
    const page = await visit(LIST);
    await bars(page).first().waitFor();
    expect((await chart(page).boundingBox())!.height).toBeLessThanOrEqual(40);
    expect(await bars(page).last().getAttribute('aria-label')).toMatch(/: [\d,]+ events/);
  });

  it('counts what the list shows', async () => {
    const page = await visit(`${LIST}?category=role`);
    await bars(page).first().waitFor();
    const sum = (await labels(page)).map(countOf).reduce((total, count) => total + count, 0);
    await eventually(async () => expect(await listed(page)).toBe(sum));
  });

  it('narrows the list to exactly what a bar counts', async () => {
    const page = await visit(`${LIST}?category=role`);
    await bars(page).first().waitFor();
    const count = countOf(await bars(page).last().getAttribute('aria-label'));
    await bars(page).last().click();
    await eventually(async () => expect(new URL(page.url()).searchParams.get('to')).not.toBeNull());
    await eventually(async () => expect(await listed(page)).toBe(count));
  });

  it('leads from the hours of a day to one of them', async () => {
    const page = await visit(`${LIST}?range=24h`);
    await bars(page).first().waitFor();
    await bars(page).nth(-2).click();
    await eventually(async () => {
      const [from, to] = rangeOf(page);
      expect(to! - from!).toBe(60 * 60 * 1000);
    });
  });

  it('narrows it to the bars that one drags over', async () => {
    const page = await visit(`${LIST}?range=24h`);
    await bars(page).first().waitFor();
    await page.mouse.move(...(await middleOf(bars(page).nth(6))));
    await page.mouse.down();
    await page.mouse.move(...(await middleOf(bars(page).nth(4))), { steps: 5 });
    await page.mouse.up();
    await eventually(async () => {
      const [from, to] = rangeOf(page);
      expect(to! - from!).toBe(3 * 60 * 60 * 1000);
    });
  });

  it('is used by keyboard alone: the arrows move, Shift takes along, Enter chooses', async () => {
    const page = await visit(`${LIST}?range=24h`);
    await bars(page).last().focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Enter');
    await eventually(async () => {
      const [from, to] = rangeOf(page);
      expect(to! - from!).toBe(3 * 60 * 60 * 1000);
    });
  });

  it('opens into a chart that can be read as a table, and stays open', async () => {
    const page = await visit(LIST);
    await openChart(page);
    const count = await bars(page).count();
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const table = page.getByRole('grid', { name: 'Activity' });
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBe(count + 1);
    await page.reload();
    await page.getByRole('button', { name: 'Show as a table' }).waitFor();
    await page.getByRole('button', { name: 'Hide the chart' }).click();
  });

  it('says what is wrong when it cannot be had, and leaves the list alone', async () => {
    const page = await visit('/settings');
    await page.route('**/events/activity*', (route) => route.abort());
    await page.goto(`/admin${LIST}`);
    await new EventList(page).buttons.first().waitFor();
    await page.getByText('The server could not be reached.').waitFor();

    await page.unroute('**/events/activity*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await bars(page).first().waitFor();
  });
});
