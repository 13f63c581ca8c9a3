import type { Page } from 'playwright-core';
import { createRole, login, setPermissions } from '../support/admin';
import { violationsOn } from './support/axe';
import { EventList } from './support/event-list';
import { eventually } from './support/eventually';
import { ADMIN, AUTHOR, GRANTED } from './support/seed';
import { useBrowser } from './support/visit';

const EVENTS = /\/audit-log\/events(\/activity)?\?/;

const WIDGET = '[data-strapi-widget-id="plugin::audit-log.security-events"]';

const widgetOn = (page: Page) => page.locator(WIDGET);

describe('the home page', () => {
  const visit = useBrowser();

  it('shows the latest security events and failed logins, and leads to them', async () => {
    const { status } = await fetch(`${process.env.E2E_URL}/admin/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: ADMIN.email, password: 'wrong' }),
    });
    expect(status).toBe(400);

    const page = await visit('/');
    const widget = widgetOn(page);
    await widget.getByRole('link', { name: 'Failed login' }).first().waitFor();
    expect(await widget.getByRole('listitem').count()).toBe(5);
    await widget.getByRole('link', { name: /failed logins? in the last 24 hours/ }).click();

    const list = new EventList(page);
    await eventually(async () =>
      expect(new Set(await list.column('Category'))).toEqual(new Set(['Login'])),
    );
    await page.getByRole('button', { name: /^Remove filter .*Failed/ }).waitFor();
  });

  it('leads to one of its events', async () => {
    const admin = await login({ url: process.env.E2E_URL ?? '' });
    const { id } = await createRole(admin, { name: 'Desk' });
    await setPermissions(admin, id, [GRANTED]);

    const page = await visit('/');
    const widget = widgetOn(page);
    await widget.getByRole('link', { name: 'Role: Permissions changed' }).first().click();
    await page.getByRole('dialog', { name: 'Role: Permissions changed' }).waitFor();
    await page
      .getByRole('heading', { name: /^(Granted|Revoked)/ })
      .first()
      .waitFor();
  });

  it.each(['light', 'dark'] as const)('has no barriers in the %s theme', async (colorScheme) => {
    const page = await visit('/', { colorScheme });
    await widgetOn(page).getByRole('listitem').first().waitFor();
    await widgetOn(page).screenshot({ path: `.tmp/screenshots/widget-${colorScheme}.png` });
    // The frame around it is Strapi's.
    expect(await violationsOn(page, `${WIDGET} main > *`)).toEqual([]);
  });

  it('says so when the events cannot be had, and tries again', async () => {
    const page = await visit('/settings');
    await page.route(EVENTS, (route) => route.abort());
    await page.goto('/admin/');
    await widgetOn(page).getByText('The server could not be reached.').waitFor();
    await page.unroute(EVENTS);
    await widgetOn(page).getByRole('button', { name: 'Try again' }).click();
    await widgetOn(page).getByRole('listitem').first().waitFor();
  });

  it('says so when there is nothing to show', async () => {
    const page = await visit('/settings');
    await page.route(EVENTS, async (route) => {
      const response = await route.fetch();
      const body = await response.json();
      if (body.meta?.pagination) body.meta.pagination.total = 0;
      await route.fulfill({ response, json: { ...body, data: [] } });
    });
    await page.goto('/admin/');
    await widgetOn(page).getByText('No failed logins in the last 24 hours').waitFor();
    await widgetOn(page)
      .getByText(/^No role, user, token or Audit Log setting/)
      .waitFor();
  });

  it('keeps it from those who may not read the log', async () => {
    const page = await visit('/', { as: AUTHOR });
    await page.getByRole('main').getByRole('heading').first().waitFor();
    expect(await page.getByText('Security events').count()).toBe(0);
  });
});
