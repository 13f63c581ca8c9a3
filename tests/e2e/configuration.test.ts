import type { Page } from 'playwright-core';
import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { useBrowser } from './support/visit';

const CONFIGURATION = '/settings/audit-log-configuration';

const days = (page: Page) => page.getByRole('textbox', { name: 'Retention in days' });
const save = (page: Page) => page.getByRole('button', { name: 'Save' });

describe('the configuration page', () => {
  const visit = useBrowser();

  it('saves how long events are kept, which is recorded', async () => {
    const page = await visit(CONFIGURATION);
    await days(page).fill('30');
    await save(page).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText(/older than .* This cannot be undone\.$/).waitFor();
    await dialog.getByRole('link', { name: 'Export them first' }).waitFor();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Settings saved. They apply immediately.').waitFor();

    await page.reload();
    await eventually(async () => expect(await days(page).inputValue()).toBe('30'));

    const list = new EventList(await visit(LIST));
    await eventually(async () => expect(await list.column('Action')).toContain('Settings changed'));
  });

  it('keeps events forever', async () => {
    const page = await visit(CONFIGURATION);
    await page.getByRole('radio', { name: 'Keep events forever' }).click();
    await save(page).click();
    await page.getByText('Settings saved. They apply immediately.').waitFor();

    await page.reload();
    const forever = page.getByRole('radio', { name: 'Keep events forever' });
    await eventually(async () => expect(await forever.isChecked()).toBe(true));
  });

  it('does not save what is no number of days, and says what is', async () => {
    const page = await visit(CONFIGURATION);
    await page.getByRole('radio', { name: 'Keep events for a number of days' }).click();
    await days(page).fill('36501');
    await page.getByText('A whole number of days, from 1 to 36,500.').first().waitFor();
    expect(await save(page).isDisabled()).toBe(true);
  });

  it('asks before unsaved settings are lost', async () => {
    const page = await visit(CONFIGURATION);
    await page.getByRole('checkbox', { name: /^Record events without a request/ }).click();
    await page.getByRole('link', { name: 'Roles' }).first().click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText(/unsaved changes/).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(page.url()).toContain('audit-log-configuration');

    await page.getByRole('link', { name: 'Roles' }).first().click();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await page.waitForURL(/\/settings\/roles/);
  });
});
