import { type AdminAgent, createRole, login } from '../support/admin';
import { COLUMNS, EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { REVISED_ROLE } from './support/seed';
import { useBrowser } from './support/visit';

const DAY = 24 * 60 * 60 * 1000;

/** Recorded by the app itself, ten days ago. */
const OLD_ENTITY = 'Order 1001';

describe('the list of events', () => {
  const visit = useBrowser();
  let admin: AdminAgent;

  beforeAll(async () => {
    admin = await login({ url: process.env.E2E_URL! });
    const { id } = await createRole(admin, { name: 'Folded' });
    for (const description of ['One', 'Two', 'Three']) {
      await admin.put(`/admin/roles/${id}`).send({ name: 'Folded', description }).expect(200);
    }
  });

  it('has a column for each fact of an event', async () => {
    const page = await visit(LIST, { viewport: { width: 1440, height: 900 } });
    await page.getByRole('heading', { name: 'Audit Log', level: 1 }).waitFor();
    await page.getByText('The Audit Log provides a detailed record of user activity.').waitFor();
    const list = new EventList(page);
    await list.buttons.first().waitFor();
    expect((await list.headings()).slice(0, COLUMNS.length)).toEqual(
      COLUMNS.map((name) => name.toLowerCase()),
    );
  });

  it('shows the last seven days, newest first', async () => {
    const list = new EventList(await visit(`${LIST}?fold=off`));
    await eventually(async () => expect(await list.rows.count()).toBe(25));

    const times = await list.times();
    expect(times).toEqual([...times].sort().reverse());
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

    await list.setRange(new Date(Date.now() - 11 * DAY), new Date(Date.now() - 9 * DAY));
    await eventually(async () => expect(await list.column('Entity')).toContain(OLD_ENTITY));
    expect(new Set(await list.column('Entity'))).toEqual(new Set([OLD_ENTITY]));
  });

  it('is filtered by what a row is about, and by what it is not, until that is removed', async () => {
    const page = await visit(`${LIST}?q=${encodeURIComponent(REVISED_ROLE)}`);
    const list = new EventList(page);
    await list.choose(0, `History of ${REVISED_ROLE}`);
    await eventually(async () =>
      expect(new Set(await list.column('Entity'))).toEqual(new Set([REVISED_ROLE])),
    );
    expect(new URL(page.url()).searchParams.get('range')).toBe('all');

    await list.choose(0, 'Not this > Action: Permissions changed');
    await page
      .getByRole('button', { name: 'Remove filter Action is not Permissions changed' })
      .waitFor();
    await eventually(async () =>
      expect(await list.column('Action')).not.toContain('Permissions changed'),
    );
    await list.choose(0, 'Only this > Modified By: Ada Admin');
    await eventually(async () =>
      expect(new URL(page.url()).searchParams.get('actor')).toMatch(/^admin:/),
    );

    await page.getByRole('button', { name: /^Remove filter .*Editor in chief/ }).click();
    await eventually(async () =>
      expect(new Set(await list.column('Entity')).size).toBeGreaterThan(1),
    );
  });

  it('folds similar events, which one can open, and unfolds them by a switch', async () => {
    const page = await visit(`${LIST}?category=role&entityType=admin::role&q=Folded`);
    const list = new EventList(page);
    const folded = list.rows.filter({ hasText: '×3' });
    await folded.getByRole('button', { name: /^Show 3 similar events/ }).click();
    await eventually(async () => expect(await list.rows.count()).toBe(5));

    await page.getByRole('button', { name: 'Table settings' }).click();
    await page.getByRole('checkbox', { name: 'Group similar events' }).click();
    await eventually(async () => {
      expect(new URL(page.url()).searchParams.get('fold')).toBe('off');
      expect(await list.rows.count()).toBe(4);
    });
  });

  it.each([
    ['a table', 1440],
    ['cards', 390],
  ])('folds the events of one request, in %s', async (_what, width) => {
    const names = [`Fold one ${width}`, `Fold two ${width}`];
    const roles = await Promise.all(names.map((name) => createRole(admin, { name })));
    const ids = roles.map(({ id }) => id);
    await admin.post('/admin/roles/batch-delete').send({ ids }).expect(200);

    const query = `category=role&action=deleted&q=Fold&sort=occurredAt:asc`;
    const page = await visit(`${LIST}?${query}`, { viewport: { width, height: 844 } });
    const list = new EventList(page);
    const button = list.buttons
      .filter({ hasText: names[0] })
      .or(list.rows.filter({ hasText: names.join(', ') }).locator('[data-row-button]'));
    await button.first().click();
    await eventually(async () => {
      const texts = await list.buttons.allInnerTexts();
      expect(texts.length).toBeGreaterThanOrEqual(3);
    });
    await page.screenshot({ path: `.tmp/screenshots/list-request-${width}.png` });
  });

  it('has the columns and the height of rows that one wants, and remembers them', async () => {
    const page = await visit(LIST, { viewport: { width: 1440, height: 900 } });
    const list = new EventList(page);
    await list.buttons.first().waitFor();
    await page.getByRole('button', { name: 'Table settings' }).click();
    await page.getByRole('checkbox', { name: 'Source' }).click();
    await page.getByRole('radio', { name: 'Compact' }).click();
    await page.reload();
    await list.buttons.first().waitFor();
    expect(await list.headings()).not.toContain('source');
    expect((await list.rows.first().boundingBox())!.height).toBeLessThanOrEqual(37);
  });

  it('marks an event among those around it', async () => {
    const page = await visit(`${LIST}?fold=off&action=permissions-changed`);
    const list = new EventList(page);
    await list.buttons.first().waitFor();
    const [time] = await list.times();
    await list.choose(0, 'Around this event: ±1 hour');
    const marked = list.rows.and(page.locator('[aria-current=true]'));
    await marked.waitFor();
    expect(await marked.locator('time').getAttribute('datetime')).toBe(time);
    expect(await list.rows.count()).toBeGreaterThan(1);
  });

  it('is as its address says', async () => {
    const page = await visit(`${LIST}?action=permissions-changed&sort=occurredAt:asc&pageSize=10`);
    const list = new EventList(page);

    await eventually(async () =>
      expect(new Set(await list.column('Action'))).toEqual(new Set(['Permissions changed'])),
    );
    const times = await list.times();
    expect(times).toEqual([...times].sort());
    expect(await page.getByRole('combobox', { name: 'Entries per page' }).innerText()).toBe('10');
  });

  it('says so when nothing matches', async () => {
    const page = await visit(`${LIST}?source=192.0.2.1`);
    await page.getByText('No events match these filters in this range: Last 7 days.').waitFor();
    await page.getByRole('button', { name: 'Search the last 30 days (none)' }).waitFor();
    await page.getByRole('button', { name: 'Search everything (none)' }).waitFor();
    await page.getByText('No matching events').waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await eventually(async () => expect(await new EventList(page).rows.count()).toBeGreaterThan(9));
  });
});
