import type { Locator, Page } from 'playwright-core';

export const LIST = '/settings/audit-log';

/** In the order of the page; `Changes` and `Source` need a wide window. */
export const COLUMNS = [
  'Category',
  'Entity',
  'Action',
  'Changes',
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

  /** The rows of events; those of days are left out. */
  get rows(): Locator {
    return this.#page.locator('tbody tr:has([data-row-button])');
  }

  /** The buttons that open the rows. */
  get buttons(): Locator {
    return this.#page.locator('main [data-row-button]');
  }

  /** The names of the columns that the window has room for. */
  async headings(): Promise<string[]> {
    const texts = await this.#page.locator('thead th').allInnerTexts();
    return texts.map((text) => text.split('\n')[0]!.trim().toLowerCase());
  }

  /** What each row says in one column. */
  async column(name: (typeof COLUMNS)[number]): Promise<string[]> {
    const index = (await this.headings()).indexOf(name.toLowerCase());
    if (index === -1) throw new Error(`There is no column "${name}" on the page.`);
    const texts = await this.rows.locator(`td:nth-child(${index + 1})`).allInnerTexts();
    return texts.map((text) => text.split('\n')[0]!.trim());
  }

  /** When each event happened, for machines. */
  times(): Promise<string[]> {
    // At once: the rows may change soon.
    return this.rows
      .locator('time')
      .evaluateAll((times) =>
        (times as unknown as { dateTime: string }[]).map(({ dateTime }) => dateTime),
      );
  }

  /** Opens the menu of a row and leads to one of its items, those of a menu within it by `>`. */
  async choose(row: number, item: string): Promise<void> {
    await this.#page.locator('main [data-row-menu]').nth(row).click();
    for (const name of item.split(' > ')) {
      await this.#page.getByRole('menuitem', { name, exact: true }).click();
    }
  }

  async openRange(): Promise<Locator> {
    await this.#page.getByRole('button', { name: /^Date Range/ }).click();
    return this.#page.getByRole('dialog', { name: 'Date Range' });
  }

  /** Sets both ends of the range, to the minute. */
  async setRange(start: Date, end: Date): Promise<void> {
    const dialog = await this.openRange();
    await dialog.getByLabel('Start').fill(fieldValue(start));
    await dialog.getByLabel('End').fill(fieldValue(end));
    await dialog.getByRole('button', { name: 'Apply' }).click();
  }

  async chooseAction(action: string): Promise<void> {
    await this.#page.getByRole('button', { name: /^Action Type/ }).click();
    const dialog = this.#page.getByRole('dialog', { name: 'Action Type' });
    await dialog.getByRole('searchbox').fill(action);
    await dialog.getByRole('checkbox', { name: action, exact: true }).click();
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

/** A time as a field for a date and a time takes it, on the clock of this machine. */
const fieldValue = (time: Date): string => {
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
};
