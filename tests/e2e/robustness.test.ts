import type { Page } from 'playwright-core';
import { createRole, createUser, login, setPermissions } from '../support/admin';
import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { ADMIN } from './support/seed';
import { useBrowser } from './support/visit';

const EVENTS = /\/audit-log\/events\?/;

const LOADED = (page: Page) =>
  page
    .getByRole('button', { name: /^View details/ })
    .first()
    .waitFor();

const next = (page: Page) => page.getByRole('link', { name: 'Go to next page' }).click();

describe('the page', () => {
  const visit = useBrowser();

  it('shows that it waits for a slow server, asks once, and drops an answer that comes too late', async () => {
    const page = await visit(LIST);
    await LOADED(page);
    const list = new EventList(page);
    const asked: string[] = [];
    let letGo: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(EVENTS, async (route) => {
      const url = route.request().url();
      asked.push(url);
      if (url.includes('permissions-changed')) await late;
      // The page has given the slow one up by then.
      await route.continue().catch(() => undefined);
    });

    await list.chooseAction('Permissions changed');
    await page.locator('main[aria-busy=true]').waitFor();
    expect(await list.rows.count()).toBeGreaterThan(0);
    expect(asked).toHaveLength(1);

    await list.reset();
    await eventually(async () => expect(await list.column('Action')).toContain('Created'));
    letGo();
    await page.locator('main[aria-busy=false]').waitFor();
    expect(await list.column('Action')).toContain('Created');
    expect(asked).toHaveLength(2);
  });

  it('says that the connection is lost, and is back when it is', async () => {
    const page = await visit(LIST);
    await LOADED(page);
    await page.route(EVENTS, (route) => route.abort('internetdisconnected'));

    await next(page);
    await page.getByText('The server could not be reached.').waitFor();
    await page.screenshot({ path: '.tmp/screenshots/lost-connection.png' });

    await page.unroute(EVENTS);
    await page.getByRole('button', { name: 'Try again' }).click();
    await LOADED(page);
    expect(new URL(page.url()).searchParams.get('page')).toBe('2');
  });

  it('leads to the sign-in when the session has ended', async () => {
    // Signs in by itself: the session that other tests share must not end.
    const page = await visit(LIST);
    await LOADED(page);
    await page.context().clearCookies();
    await page.evaluate('localStorage.clear()');

    await next(page);
    // Strapi itself asks to sign in.
    await page.locator('input[name=email]').fill(ADMIN.email);
    await page.locator('input[name=password]').fill(ADMIN.password);
    await page.getByRole('button', { name: 'Login' }).click();
    await page.getByRole('navigation').first().waitFor();
    await page.goto(`/admin${LIST}?page=2`);
    await LOADED(page);
  });

  it('says so when somebody may not read it any more', async () => {
    const admin = await login({ url: process.env.E2E_URL! });
    const permissions = [{ action: 'plugin::audit-log.read' }];
    const { id } = await createRole(admin, { name: 'Auditor', permissions });
    const auditor = { email: 'otis@example.com', password: 'Correct-Horse-3' };
    await createUser(admin, { ...auditor, roles: [id] });

    const page = await visit(LIST, { as: auditor });
    await LOADED(page);
    expect(await page.getByRole('button', { name: 'Export', exact: true }).count()).toBe(0);
    await setPermissions(admin, id, []);
    await next(page);
    await page.getByText('Your roles no longer allow this.').waitFor();
    await page.screenshot({ path: '.tmp/screenshots/forbidden.png' });
  });

  it('leads back from a page that is no more', async () => {
    const page = await visit(`${LIST}?page=900`);
    await page.getByText(/^There is no page 900: these events fill \d+ pages\.$/).waitFor();
    await page.getByRole('button', { name: 'Go to the last page' }).click();
    await LOADED(page);
    expect(Number(new URL(page.url()).searchParams.get('page'))).toBeLessThan(900);
  });
});
