import knex, { type Knex } from 'knex';

import type { TestDatabase } from '../support/databases';
import { connectionOf } from '../support/databases/connection';
import { doubleRows, eventRow } from '../support/rows';
import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { useBrowser } from './support/visit';

/** Of no other test. */
const CATEGORY = 'shop.search';
const DAY = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => Date.now() - days * DAY;

/** As often as one row must be doubled until there are more than are looked through at first. */
const DOUBLINGS = 15;

describe('a search for text', () => {
  const visit = useBrowser();
  let connection: Knex;

  /** One order in Oslo, before very many others. */
  beforeAll(async () => {
    connection = knex(connectionOf(JSON.parse(process.env.E2E_DATABASE ?? '') as TestDatabase));
    const order = { category: CATEGORY, entity_type: 'api::order.order', entity_id: '1' };
    await connection('audit_events').insert(
      eventRow({ ...order, entity_label: 'Rome', occurred_at: daysAgo(60) }),
    );
    await doubleRows(connection, CATEGORY, DOUBLINGS);
    await connection('audit_events').insert(
      eventRow({ ...order, entity_label: 'Oslo', occurred_at: daysAgo(61) }),
    );
  });

  // Other test files read the same log.
  afterAll(async () => {
    await connection('audit_events').where({ category: CATEGORY }).delete();
    await connection.destroy();
  });

  it('looks further by itself until it has found what lies far back', async () => {
    const page = await visit(`${LIST}?from=2000-01-01&to=2100-01-01&q=oslo`);
    const list = new EventList(page);
    await eventually(async () => expect(await list.column('Entity')).toEqual(['Oslo']));
    await page.getByText('1 event', { exact: true }).first().waitFor();
    expect(await page.getByText(/^Looked for it as far as/).count()).toBe(0);
  });

  it('says how far it looked while it goes on', async () => {
    const page = await visit(LIST);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route(/\/audit-log\/events\?.*reach=/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`/admin${LIST}?from=2000-01-01&to=2100-01-01&q=oslo`);
    await page.getByText(/^Looked for it as far as .*Looking further …$/).waitFor();
    letGo();
    const list = new EventList(page);
    await eventually(async () => expect(await list.column('Entity')).toEqual(['Oslo']));
  });
});
