import knex, { type Knex } from 'knex';
import type { TestDatabase } from '../support/databases';
import { connectionOf } from '../support/databases/connection';
import { doubleRows, eventRow } from '../support/rows';
import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { useBrowser } from './support/visit';

/** No other test has it. */
const CATEGORY = 'shop.search';
const OLD_CATEGORY = 'shop.search-of-old';
const DAY = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => Date.now() - days * DAY;

/**
 * As often as one row must be doubled until there are more than are looked through at first, and
 * without being asked.
 */
const DOUBLINGS = 15;
const DOUBLINGS_OF_OLD = 18;

const ALL_TIME = 'from=2000-01-01&to=2100-01-01';

describe('a search for text', () => {
  const visit = useBrowser();
  let connection: Knex;

  const insert = (category: string, label: string, days: number) =>
    connection('audit_events').insert(
      eventRow({
        category,
        entity_type: 'api::order.order',
        entity_id: '1',
        entity_label: label,
        occurred_at: daysAgo(days),
      }),
    );

  /** One order in Oslo before very many others, and one in Bergen before many more. */
  beforeAll(async () => {
    connection = knex(connectionOf(JSON.parse(process.env.E2E_DATABASE ?? '') as TestDatabase));
    await insert(CATEGORY, 'Rome', 60);
    await doubleRows(connection, CATEGORY, DOUBLINGS);
    await insert(CATEGORY, 'Oslo', 61);
    await insert(OLD_CATEGORY, 'Paris', 62);
    await doubleRows(connection, OLD_CATEGORY, DOUBLINGS_OF_OLD);
    await insert(OLD_CATEGORY, 'Bergen', 63);
  });

  // Other test files read the same log.
  afterAll(async () => {
    await connection('audit_events').whereIn('category', [CATEGORY, OLD_CATEGORY]).delete();
    await connection.destroy();
  });

  it('looks further by itself until it has found what lies far back', async () => {
    const page = await visit(`${LIST}?${ALL_TIME}&q=oslo`);
    const list = new EventList(page);
    await eventually(async () => expect(await list.column('Entity')).toEqual(['Oslo']));
    await page.getByText(/^Searched back to/).waitFor();
  });

  it('stops where it would take long, and goes on for those who ask', async () => {
    const page = await visit(`${LIST}?${ALL_TIME}&q=bergen`);
    const list = new EventList(page);
    const further = page.getByRole('button', { name: 'Search further back' });
    await further.waitFor();
    await page.getByText('No match so far.').waitFor();
    expect(await list.rows.count()).toBe(0);
    await further.press('Enter');
    await eventually(async () => expect(await list.column('Entity')).toEqual(['Bergen']));
    await page
      .getByText(/1 event ·/)
      .first()
      .waitFor();
    expect(await page.getByText(/^Searched back to/).count()).toBe(0);
  });

  it('says how far it looked while it goes on', async () => {
    const page = await visit(LIST);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/audit-log\/events\?.*reach=/, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(`/admin${LIST}?${ALL_TIME}&q=oslo`);
    await page.getByText(/^Searched back to .*Searching further back…$/).waitFor();
    release();
    const list = new EventList(page);
    await eventually(async () => expect(await list.column('Entity')).toEqual(['Oslo']));
  });
});
