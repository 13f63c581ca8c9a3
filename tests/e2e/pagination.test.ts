import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { useBrowser } from './support/visit';

describe('the pages of the list', () => {
  const visit = useBrowser();

  it('are as long as one chooses, and lead on and back', async () => {
    const page = await visit(`${LIST}?category=role&action=created`);
    const list = new EventList(page);

    await list.choosePageSize(10);
    await eventually(async () => expect(await list.rows.count()).toBe(10));
    const firstPage = await list.times();

    await page.getByRole('link', { name: 'Go to next page' }).click();
    await eventually(async () => {
      const secondPage = await list.times();
      expect(secondPage).toHaveLength(10);
      expect(secondPage[0]! <= firstPage.at(-1)!).toBe(true);
    });
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('page')).toBe('2');
    expect(searchParams.get('pageSize')).toBe('10');

    await page.goBack();
    await eventually(async () => expect(await list.times()).toEqual(firstPage));
  });
});
