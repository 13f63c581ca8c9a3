import type { Page } from 'playwright-core';
import { createRole, createUser, login } from '../support/admin';
import { violationsOn } from './support/axe';
import { EventList } from './support/event-list';
import { eventually } from './support/eventually';
import { useBrowser } from './support/visit';

const ARTICLES = '/content-manager/collection-types/api::article.article';

/** Writes about the entries that it reads, but has no business with the log. */
const READER = { email: 'rhea@example.com', password: 'Correct-Horse-3' };

const PANEL = 'aside:has(a[href*="audit-log"])';

const heading = (page: Page) => page.getByRole('heading', { name: 'Audit Log' });

describe('the panel beside an entry', () => {
  const visit = useBrowser();
  let entry: string;

  beforeAll(async () => {
    const admin = await login({ url: process.env.E2E_URL ?? '' });
    const { body } = await admin.post(ARTICLES).send({ title: 'A day in Bergen' }).expect(201);
    entry = `${ARTICLES}/${body.data.documentId}`;
    await admin.put(entry).send({ title: 'Two days in Bergen' }).expect(200);
    const permission = {
      action: 'plugin::content-manager.explorer.read',
      subject: 'api::article.article',
      properties: { fields: ['title'] },
    };
    const { id } = await createRole(admin, { name: 'Reader', permissions: [permission] });
    const person = { firstname: 'Rhea', lastname: 'Reader', roles: [id] };
    await createUser(admin, { ...READER, ...person });
  });

  it('shows its last events, and links to all of them', async () => {
    const page = await visit(entry);
    await heading(page).waitFor();
    await page.getByRole('link', { name: /^Updated/ }).waitFor();
    await page.getByRole('link', { name: /^Created/ }).waitFor();

    await page.getByRole('link', { name: 'Show in the Audit Log' }).click();
    const list = new EventList(page);
    await eventually(async () =>
      expect(await list.column('Action')).toEqual(['Updated', 'Created']),
    );
  });

  it('leads to the details of one of them', async () => {
    const page = await visit(entry);
    await page.getByRole('link', { name: /^Updated/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Content: Updated' });
    await dialog.getByText('A day in Bergen', { exact: true }).first().waitFor();
    await dialog.getByText('Two days in Bergen', { exact: true }).first().waitFor();
  });

  it.each(['light', 'dark'] as const)('has no barriers in the %s theme', async (colorScheme) => {
    const page = await visit(entry, { colorScheme });
    await page.getByRole('link', { name: /^Created/ }).waitFor();
    await page.locator(PANEL).screenshot({
      path: `.tmp/screenshots/entry-panel-${colorScheme}.png`,
    });
    // The frame around it is Strapi's.
    expect(await violationsOn(page, `${PANEL} > *`)).toEqual([]);
  });

  it('is kept from those who may not read the log', async () => {
    const page = await visit(entry, { as: READER });
    await page.getByRole('heading', { name: 'Two days in Bergen' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await heading(page).count()).toBe(0);
  });
});
