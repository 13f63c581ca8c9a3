import { createRole, login } from '../support/admin';
import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { useBrowser } from './support/visit';

/** Longer than the page waits before it asks. */
const PATIENCE = 40_000;

const server = () => ({ url: process.env.E2E_URL! });

describe('new events', () => {
  const visit = useBrowser();

  it('are announced without moving the list, and shown when asked for', async () => {
    const page = await visit(`${LIST}?category=role&fold=off`);
    const list = new EventList(page);
    await eventually(async () => expect(await list.rows.count()).toBe(25));
    const before = await list.column('Entity');

    const ada = await login(server());
    await createRole(ada, { name: 'Night shift' });
    const show = page.getByRole('status').getByRole('button', { name: 'Show 1 new event' });
    await show.waitFor({ timeout: PATIENCE });
    expect(await list.column('Entity')).toEqual(before);

    await show.click();
    await eventually(async () => expect((await list.column('Entity'))[0]).toBe('Night shift'));
    expect(await show.count()).toBe(0);
  });

  it('are not asked for where they would not be shown', async () => {
    const page = await visit(`${LIST}?page=2`);
    await page
      .getByRole('button', { name: /^View details/ })
      .first()
      .waitFor();
    await page.clock.install();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.clock.runFor(PATIENCE);
    expect(asked.filter((url) => url.includes('/audit-log/events'))).toEqual([]);
  });
});
