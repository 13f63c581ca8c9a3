import type { Locator, Page } from 'playwright-core';

export const LIST = '/settings/audit-log';

export const COLUMNS = [
  'Category',
  'Entity',
  'Action',
  'Modified By',
  'Occurred At',
  'Source',
] as const;

/** The list of events as it stands on the page. */
export class EventList {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get rows(): Locator {
    return this.#page.locator('tbody').getByRole('row');
  }

  /** What each row says in one column; only the first of its lines. */
  async column(name: (typeof COLUMNS)[number]): Promise<string[]> {
    const cells = this.rows.locator(`td:nth-child(${COLUMNS.indexOf(name) + 1})`);
    const texts = await cells.allInnerTexts();
    return texts.map((text) => text.split('\n')[0]!.trim());
  }

  /** When each event happened, for machines. */
  async moments(): Promise<string[]> {
    const times = await this.rows.locator('time').all();
    return Promise.all(times.map(async (time) => (await time.getAttribute('datetime'))!));
  }

  /** Sets one end of the date range, as somebody who types it. */
  async setDay(end: 'Start date' | 'End date', day: Date): Promise<void> {
    const field = this.#page.getByRole('combobox', { name: end });
    await field.fill(day.toLocaleDateString('en-US', { dateStyle: 'short' }));
    await field.press('Enter');
    await field.press('Tab');
  }

  async chooseAction(action: string): Promise<void> {
    await this.#page.getByRole('combobox', { name: 'Action Type' }).click();
    await this.#page.getByRole('option', { name: action, exact: true }).click();
    await this.#page.keyboard.press('Escape');
  }

  async choosePageSize(pageSize: number): Promise<void> {
    await this.#page.getByRole('combobox', { name: 'Entries per page' }).click();
    await this.#page.getByRole('option', { name: String(pageSize), exact: true }).click();
  }

  async reset(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Reset' }).click();
  }
}
