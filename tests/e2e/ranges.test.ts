import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { useBrowser } from './support/visit';

const HOUR = 60 * 60 * 1000;

describe('the date range', () => {
  const visit = useBrowser();

  it.each([
    ['Last hour', 'range=1h'],
    ['Last 24 hours', 'range=24h'],
    ['Today', 'range=today'],
    ['Yesterday', 'range=yesterday'],
    ['Last 30 days', 'range=30d'],
    ['Last 90 days', 'range=90d'],
    ['This month', 'range=month'],
    ['All time', 'range=all'],
  ])('"%s" stays what it is in the address, and after a reload', async (name, search) => {
    const page = await visit(LIST);
    const dialog = await new EventList(page).openRange();
    await dialog.getByRole('button', { name, exact: true }).click();
    await eventually(async () => expect(new URL(page.url()).search).toBe(`?${search}`));

    await page.reload();
    await page.getByRole('button', { name: `Date Range: ${name}` }).waitFor();
  });

  it('is chosen to the minute, and goes back to the default', async () => {
    const page = await visit(LIST);
    const list = new EventList(page);
    const end = new Date(Math.floor(Date.now() / HOUR) * HOUR);
    await list.setRange(new Date(end.getTime() - HOUR), end);
    await eventually(async () => {
      const { searchParams } = new URL(page.url());
      expect(Date.parse(searchParams.get('from') ?? '')).toBe(end.getTime() - HOUR);
      expect(Date.parse(searchParams.get('to') ?? '')).toBe(end.getTime());
    });

    const dialog = await list.openRange();
    await dialog.getByRole('button', { name: 'Last 7 days' }).click();
    await eventually(async () => expect(new URL(page.url()).search).toBe(''));
  });

  it('has an end after its start', async () => {
    const page = await visit(LIST);
    const dialog = await new EventList(page).openRange();
    await dialog.getByLabel('Start').fill('2026-06-02T10:00');
    await dialog.getByLabel('End').fill('2026-06-02T09:00');
    await dialog.getByText('The end must be after the start.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Apply' }).isDisabled()).toBe(true);
  });

  it('says which parts of an address make no sense', async () => {
    const page = await visit(`${LIST}?from=2026-02-30T10:00&pageSize=7&acton=login`);
    const parts = 'from=2026-02-30T10:00, pageSize=7, acton=login';
    await page.getByText(`They make no sense here: ${parts}`).waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await eventually(async () => expect(new URL(page.url()).search).toBe(''));
  });
});
