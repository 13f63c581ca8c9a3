import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { useBrowser } from './support/visit';

const quickRange = /^Quick range/;

describe('the quick ranges', () => {
  const visit = useBrowser();

  it.each([
    ['Today', 'range=today'],
    ['Last 30 days', 'range=30d'],
    ['This month', 'range=month'],
  ])('"%s" stays rolling in the address, and after a reload', async (name, search) => {
    const page = await visit(LIST);
    await page.getByRole('combobox', { name: quickRange }).click();
    await page.getByRole('option', { name, exact: true }).click();
    await eventually(async () => expect(new URL(page.url()).search).toBe(`?${search}`));

    await page.reload();
    await eventually(async () =>
      expect(await page.getByRole('combobox', { name: quickRange }).innerText()).toBe(name),
    );
    const end = page.getByRole('combobox', { name: 'End date' });
    expect(await end.inputValue()).toBe(
      new Date().toLocaleDateString('en-US', { day: '2-digit', month: '2-digit', year: 'numeric' }),
    );
  });

  it('are "Custom" once a day is chosen, and go back to the default', async () => {
    const page = await visit(`${LIST}?range=30d`);
    await new EventList(page).setDay('Start date', new Date(Date.now() - 2 * 24 * 60 * 60 * 1000));
    const range = page.getByRole('combobox', { name: quickRange });
    await eventually(async () => expect(await range.innerText()).toBe('Custom'));
    expect(new URL(page.url()).searchParams.get('from')).not.toBeNull();

    await range.click();
    await page.getByRole('option', { name: 'Last 7 days' }).click();
    await eventually(async () => expect(new URL(page.url()).search).toBe(''));
  });
});
