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
    await page.getByText('The settings are saved, and in effect.').waitFor();

    await page.reload();
    await eventually(async () => expect(await days(page).inputValue()).toBe('30'));

    const list = new EventList(await visit(LIST));
    await eventually(async () => expect(await list.column('Action')).toContain('Settings changed'));
  });

  it('keeps events for ever', async () => {
    const page = await visit(CONFIGURATION);
    await page.getByRole('radio', { name: 'Keep events for ever' }).click();
    await save(page).click();
    await page.getByText('The settings are saved, and in effect.').waitFor();

    await page.reload();
    const forEver = page.getByRole('radio', { name: 'Keep events for ever' });
    await eventually(async () => expect(await forEver.isChecked()).toBe(true));
  });

  it('does not save what is no number of days, and says what is', async () => {
    const page = await visit(CONFIGURATION);
    await page.getByRole('radio', { name: 'Keep events for a number of days' }).click();
    await days(page).fill('36501');
    await page.getByText('A whole number of days, from 1 to 36,500.').first().waitFor();
    expect(await save(page).isDisabled()).toBe(true);
  });
});
