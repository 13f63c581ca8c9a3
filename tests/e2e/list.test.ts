import { COLUMNS, EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { REVISED_ROLE } from './support/seed';
import { useBrowser } from './support/visit';

const DAY = 24 * 60 * 60 * 1000;

/** Recorded by the app itself, ten days ago. */
const OLD_ENTITY = 'Order 1001';

describe('the list of events', () => {
  const visit = useBrowser();

  it('has a column for each fact of an event', async () => {
    const page = await visit(LIST);
    await page.getByRole('heading', { name: 'Audit Log', level: 1 }).waitFor();
    const headings = await page.locator('thead th').allInnerTexts();
    expect(headings.slice(0, COLUMNS.length)).toEqual(
      COLUMNS.map((name) => expect.stringMatching(new RegExp(`^${name}`, 'i'))),
    );
  });

  it('shows the last seven days, newest first', async () => {
    const list = new EventList(await visit(LIST));
    await eventually(async () => expect(await list.rows.count()).toBe(25));

    const moments = await list.moments();
    expect(moments).toEqual([...moments].sort().reverse());
    expect(await list.column('Entity')).not.toContain(OLD_ENTITY);
  });

  it('narrows the list to kinds of actions, and resets it', async () => {
    const page = await visit(LIST);
    const list = new EventList(page);

    await list.chooseAction('Permissions changed');
    await eventually(async () =>
      expect(new Set(await list.column('Action'))).toEqual(new Set(['Permissions changed'])),
    );
    expect(await list.column('Entity')).toContain(REVISED_ROLE);
    expect(new URL(page.url()).searchParams.get('action')).toBe('permissions-changed');

    await list.reset();
    await eventually(async () => expect(await list.column('Action')).toContain('Created'));
    expect(new URL(page.url()).search).toBe('');
  });

  it('lists the events of a date range', async () => {
    const page = await visit(LIST);
    const list = new EventList(page);

    await list.setDay('Start date', new Date(Date.now() - 11 * DAY));
    await list.setDay('End date', new Date(Date.now() - 9 * DAY));
    await eventually(async () => expect(await list.column('Entity')).toContain(OLD_ENTITY));
    expect(new Set(await list.column('Entity'))).toEqual(new Set([OLD_ENTITY]));
  });

  it('is filtered by whom one clicks on, until that filter is removed', async () => {
    const page = await visit(LIST);
    const list = new EventList(page);

    await page
      .getByRole('link', { name: `Show only events about ${REVISED_ROLE}` })
      .first()
      .click();
    await eventually(async () =>
      expect(new Set(await list.column('Entity'))).toEqual(new Set([REVISED_ROLE])),
    );
    await page.getByRole('link', { name: 'Show only events by Ada Admin' }).first().click();
    await eventually(async () =>
      expect(new URL(page.url()).searchParams.get('actor')).toMatch(/^admin:/),
    );

    await page.getByRole('button', { name: /^Remove the filter .*Editor in chief/ }).click();
    await eventually(async () =>
      expect(new Set(await list.column('Entity')).size).toBeGreaterThan(1),
    );
  });

  it('is as its address says', async () => {
    const page = await visit(`${LIST}?action=permissions-changed&sort=occurredAt:asc&pageSize=10`);
    const list = new EventList(page);

    await eventually(async () =>
      expect(new Set(await list.column('Action'))).toEqual(new Set(['Permissions changed'])),
    );
    const moments = await list.moments();
    expect(moments).toEqual([...moments].sort());
    expect(await page.getByRole('combobox', { name: 'Entries per page' }).innerText()).toBe('10');
  });

  it('says so when nothing matches', async () => {
    const page = await visit(`${LIST}?source=192.0.2.1`);
    await page.getByText('No event matches these filters.').waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await eventually(async () => expect(await new EventList(page).rows.count()).toBe(25));
  });
});
