import knex, { type Knex } from 'knex';
import type { Page } from 'playwright-core';
import { type AdminAgent, createRole, createUser, login } from '../support/admin';
import type { TestDatabase } from '../support/databases';
import { connectionOf } from '../support/databases/connection';
import { type CsvRows, hasPython, runPython } from '../support/python';
import { eventRow } from '../support/rows';
import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { REVISED_ROLE } from './support/seed';
import { useBrowser } from './support/visit';

const ARTICLES = '/content-manager/collection-types/api::article.article';
const DAY = 24 * 60 * 60 * 1000;
const DESKTOP = { width: 1440, height: 900 };

const AUDITOR = { email: 'odile@example.com', password: 'Correct-Horse-6' };
const ATTEMPTS = 17;

/** Python's reader is not this project's own. */
const withPython = hasPython ? it : it.skip;

const openView = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('link', { name, exact: true }).click();
};

describe('what people open the log for', () => {
  const visit = useBrowser();
  let admin: AdminAgent;
  let connection: Knex;

  beforeAll(async () => {
    admin = await login({ url: process.env.E2E_URL! });
    connection = knex(connectionOf(JSON.parse(process.env.E2E_DATABASE ?? '') as TestDatabase));
  });

  afterAll(() => connection.destroy());

  it('who gave a role its rights: three clicks', async () => {
    const page = await visit(`${LIST}?fold=off`, { viewport: DESKTOP });
    await openView(page, 'Permission changes');
    const row = new EventList(page).rows.filter({ hasText: REVISED_ROLE }).first();
    await row.click();
    const dialog = page.getByRole('dialog', { name: 'Role: Permissions changed' });
    await dialog.getByText(/^Ada Admin changed the permissions of role Editor in chief/).waitFor();
  });

  it('that somebody guesses passwords: at a glance', async () => {
    // As they are recorded: the first attempt at once, the others as one when they are over.
    const attempt = {
      category: 'login',
      action: 'login',
      outcome: 'failure',
      entity_type: 'admin::user',
      entity_id: '77',
      entity_label: 'Vera Victim',
      actor_type: 'anonymous',
      actor_email: 'vera@example.com',
      source: '198.51.100.9',
    } as const;
    await connection('audit_events').insert([
      eventRow({ ...attempt, attempts: 1, occurred_at: Date.now() - 60_000 }),
      eventRow({ ...attempt, attempts: ATTEMPTS - 1, occurred_at: Date.now() - 30_000 }),
    ]);

    const page = await visit(LIST, { viewport: DESKTOP });
    await openView(page, 'Failed logins');
    const list = new EventList(page);
    await eventually(async () => {
      const texts = await list.rows.allInnerTexts();
      expect(texts.filter((text) => text.includes(`×${ATTEMPTS}`))).toHaveLength(1);
    });
    const bars = page.getByRole('toolbar', { name: 'Activity' }).getByRole('button');
    const labels = await bars.evaluateAll((all) =>
      (all as unknown as { ariaLabel: string }[]).map(({ ariaLabel }) => ariaLabel),
    );
    const counts = labels.map((label) => Number(/: (\d+) events?/.exec(label)?.[1]));
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(ATTEMPTS);
    await connection('audit_events').where({ source: attempt.source }).delete();
  });

  it('what changed in the hour before the site broke', async () => {
    const page = await visit(`${LIST}?range=24h`, { viewport: DESKTOP });
    const bars = page.getByRole('toolbar', { name: 'Activity' }).getByRole('button');
    await bars.last().click();
    await page.getByRole('button', { name: /^Date Range: (?!Last 24 hours)/ }).waitFor();
    const { searchParams } = new URL(page.url());
    const [from, to] = ['from', 'to'].map((name) => Date.parse(searchParams.get(name) ?? ''));
    expect(to! - from!).toBeLessThanOrEqual(60 * 60 * 1000);
    const list = new EventList(page);
    await list.buttons.first().waitFor();
    const times = (await list.times()).map((time) => Date.parse(time));
    expect(times.filter((time) => time < from! || time >= to!)).toEqual([]);
  });

  withPython("one person's week, as a file that another program reads", async () => {
    const page = await visit(LIST, { viewport: DESKTOP });
    await page.addInitScript(
      'delete Window.prototype.showSaveFilePicker; delete window.showSaveFilePicker',
    );
    await page.goto(`/admin${LIST}?actor=admin:1`);
    await new EventList(page).buttons.first().waitFor();
    const count = await page.getByText(/events · Last 7 days$/).innerText();

    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    const file = await (await started).path();
    const read = (await runPython('csv_rows.py', file)) as CsvRows;
    // The export itself is an event of that person, which came after the page was loaded.
    const listed = Number(/([\d,]+) events/.exec(count)![1]!.replaceAll(',', ''));
    expect(read.rows - listed).toBeGreaterThanOrEqual(0);
    expect(read.rows - listed).toBeLessThanOrEqual(1);
    expect(read.values['Modified By']).toEqual(['Ada Admin']);
    expect(read.ragged).toBe(0);
  });

  it('the history of an article, with the title it had', async () => {
    const { body } = await admin.post(ARTICLES).send({ title: 'Harbour news' }).expect(201);
    const { documentId } = body.data as { documentId: string };
    await admin.put(`${ARTICLES}/${documentId}`).send({ title: 'Port news' }).expect(200);

    const page = await visit(`${ARTICLES}/${documentId}`, { viewport: DESKTOP });
    await page.getByRole('link', { name: 'Show in the Audit Log' }).click();
    const list = new EventList(page);
    await eventually(async () =>
      expect(await list.column('Action')).toEqual(['Updated', 'Created']),
    );
    expect((await list.column('Changes'))[0]).toBe('Title: Harbour news → Port news');
    await page.getByRole('button', { name: 'Date Range: All time' }).waitFor();
  });

  it('who deleted something, forty days ago', async () => {
    await connection('audit_events').insert(
      eventRow({
        category: 'content',
        action: 'deleted',
        entity_type: 'api::article.article',
        entity_id: 'lost',
        entity_label: 'The lost article',
        actor_type: 'admin',
        actor_id: '77',
        actor_name: 'Dana Deleter',
        occurred_at: Date.now() - 40 * DAY,
      }),
    );

    const page = await visit(LIST, { viewport: DESKTOP });
    await page.getByRole('searchbox').first().fill('The lost article');
    await page.getByText('No events match these filters in this range: Last 7 days.').waitFor();
    await page.getByRole('button', { name: /^Search everything/ }).click();
    const list = new EventList(page);
    await eventually(async () =>
      expect(await list.column('Modified By')).toEqual(['Dana Deleter']),
    );
    await connection('audit_events').where({ entity_id: 'lost' }).delete();
  });

  it('what an auditor sees: everything that happened, and nothing to change', async () => {
    const permissions = [{ action: 'plugin::audit-log.read' }];
    const { id } = await createRole(admin, { name: 'External auditor', permissions });
    await createUser(admin, { ...AUDITOR, roles: [id], firstname: 'Odile', lastname: 'Auditor' });

    const page = await visit(LIST, { as: AUDITOR, viewport: DESKTOP });
    const list = new EventList(page);
    await list.buttons.first().waitFor();
    expect(await page.getByRole('button', { name: 'Export', exact: true }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Audit Log Configuration' }).count()).toBe(0);
    await openView(page, 'This week, not me');
    await page.getByRole('button', { name: /^Remove filter Modified By is not/ }).waitFor();
    await eventually(async () =>
      expect(await list.column('Modified By')).not.toContain('Odile Auditor'),
    );
    await page.goto('/admin/settings/audit-log-configuration');
    await page.getByText(/don't have the permissions to access/).waitFor();
  });
});
