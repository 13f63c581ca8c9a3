import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { AuditEvent } from '../../server/src/contracts';
import { type CsvRows, hasPython, runPython } from '../support/python';
import { violationsOn } from './support/axe';
import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { AUTHOR, REVISED_ROLE } from './support/seed';
import { useBrowser } from './support/visit';

/** Roles that were created: more than fit on a page. */
const ROLES = `${LIST}?action=created&category=role`;

const EXPORT = '**/audit-log/events/export?*';

/**
 * A browser that offers no place on disk, as Firefox and Safari: the file is downloaded when it is
 * whole.
 */
const withoutPicker = (page: Page) =>
  page.addInitScript(
    'delete Window.prototype.showSaveFilePicker; delete window.showSaveFilePicker',
  );

/**
 * The browser's own way to disk, into its private folder: there the person's choice is not asked
 * for.
 */
const withPicker = (page: Page) =>
  page.addInitScript(`window.showSaveFilePicker = async ({ suggestedName }) =>
    (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true })`);

const onDisk = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(`(async () => {
    const files = {};
    for await (const [name, handle] of await navigator.storage.getDirectory())
      files[name] = await (await handle.getFile()).text();
    return files;
  })()`);

/** The events in a file with proof, which has other lines, too. */
const eventsIn = (text: string): AuditEvent[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{"id":'))
    .map((line) => JSON.parse(line) as AuditEvent);

const choose = async (page: Page, format: RegExp) => {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: format }).click();
};

/** Holds the answer of the server back until it is let go, changed or not. */
const holdExport = async (page: Page) => {
  let letGo: (change?: (body: string) => string) => void = () => undefined;
  const changeAsked = new Promise<((body: string) => string) | undefined>((resolve) => {
    letGo = (change) => resolve(change);
  });
  await page.route(EXPORT, async (route) => {
    const change = await changeAsked;
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: change?.(body) ?? body });
  });
  return letGo;
};

describe('an export', () => {
  const visit = useBrowser();

  const visitWith = async (prepare: (page: Page) => Promise<unknown>, address = ROLES) => {
    const page = await visit(LIST);
    await prepare(page);
    await page.goto(`/admin${address}`);
    await new EventList(page).buttons.first().waitFor();
    return page;
  };

  it('is a file of all that the filters show', async () => {
    const page = await visitWith(withoutPicker, `${ROLES}&sort=occurredAt:asc&pageSize=10`);
    const shown = await new EventList(page).column('Entity');
    const total = await page.getByText(/^\d+ events · Last 7 days$/).innerText();

    const started = page.waitForEvent('download');
    await choose(page, /NDJSON/);
    const download = await started;

    const events = eventsIn(await readFile(await download.path(), 'utf8'));
    expect(events.slice(0, shown.length).map(({ entity }) => entity?.label)).toEqual(shown);
    expect(new Set(events.map(({ category, action }) => `${category} ${action}`))).toEqual(
      new Set(['role created']),
    );
    expect(`${events.length} events · Last 7 days`).toBe(total);
    await page
      .getByText(`Exported ${events.length} events to ${download.suggestedFilename()}`)
      .first()
      .waitFor();
  });

  (hasPython ? it : it.skip)('of the default view is CSV that Python reads', async () => {
    const page = await visitWith(withoutPicker, LIST);
    const total = await page.getByText(/^[\d,]+ events · Last 7 days$/).innerText();

    const started = page.waitForEvent('download');
    await choose(page, /CSV/);
    const download = await started;
    await page
      .getByText(/^Exported [\d,]+ events? to /)
      .first()
      .waitFor();

    const read = (await runPython('csv_rows.py', await download.path())) as CsvRows;
    expect(read.ragged).toBe(0);
    // The export is an event as well, and other tests' sign-ins may come in between.
    expect(read.rows).toBeGreaterThanOrEqual(Number(/[\d,]+/.exec(total)![0].replaceAll(',', '')));
    expect(read.values['Entity']).toContain(REVISED_ROLE);
  });

  it('is named after its days, and has the times of whoever looks', async () => {
    const today = new Date().toLocaleDateString('sv-SE');
    const range = `from=${today}&to=${today}`;
    const page = await visitWith(withoutPicker, `${LIST}?action=permissions-changed&${range}`);

    const started = page.waitForEvent('download');
    await choose(page, /CSV/);
    const download = await started;

    expect(download.suggestedFilename()).toBe(`audit-log_${today}_${today}.csv`);
    const text = await readFile(await download.path(), 'utf8');
    const timeZone = await page.evaluate<string>(
      'Intl.DateTimeFormat().resolvedOptions().timeZone',
    );
    expect(text).toContain(`Occurred At (${timeZone})`);
    expect(text).toContain(REVISED_ROLE);
    expect(text).not.toContain('Audit-Log-Rows');
  });

  it('goes to disk where the browser writes there, and is announced to screen readers', async () => {
    const page = await visitWith(withPicker);
    await choose(page, /NDJSON/);
    const ending = page.locator('#live-region-status', { hasText: /^Exported .* to audit-log_/ });
    await ending.waitFor({ state: 'attached' });
    const [[name, text]] = Object.entries(await onDisk(page)) as [[string, string]];
    expect(name).toMatch(/^audit-log_.*\.ndjson$/);
    expect(await ending.innerText()).toContain(`${eventsIn(text).length} events`);
  });

  it('can be cancelled, and then leaves no file', async () => {
    const page = await visitWith(withPicker);
    await holdExport(page);
    await choose(page, /CSV/);
    await page.getByText('Exporting… 0 events').waitFor();
    await page.screenshot({ path: '.tmp/screenshots/export-running.png' });

    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Export cancelled. No file was saved.').first().waitFor();
    await eventually(async () => {
      expect(Object.values(await onDisk(page)).filter((text) => text !== '')).toEqual([]);
    });
  });

  it('ends when its page is left, and then leaves no file', async () => {
    const page = await visitWith(withPicker);
    await holdExport(page);
    await choose(page, /CSV/);
    await page.getByText('Exporting… 0 events').waitFor();

    const ended = page.waitForEvent('requestfailed', (request) =>
      request.url().includes('/events/export'),
    );
    await page.getByRole('link', { name: 'Roles' }).first().click();
    await ended;
    await eventually(async () => {
      expect(Object.values(await onDisk(page)).filter((text) => text !== '')).toEqual([]);
    });
  });

  it.each([
    ['the connection cannot be had', undefined],
    ['the end is missing', (body: string) => body.slice(0, body.length / 2)],
    ['a row is missing', (body: string) => body.replace(/^\{"id":.*\n/m, '')],
  ])('hands over no file when %s', async (_what, change) => {
    const page = await visitWith(withoutPicker);
    const downloads: string[] = [];
    page.on('download', (download) => downloads.push(download.suggestedFilename()));
    if (change) (await holdExport(page))(change);
    else await page.route(EXPORT, (route) => route.abort());

    await choose(page, /NDJSON/);
    await page
      .getByText(/^Export failed\. No file was saved\./)
      .first()
      .waitFor();
    await page.screenshot({ path: '.tmp/screenshots/export-failed.png' });
    expect(downloads).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has no barriers in the %s theme', async (colorScheme) => {
    const page = await visit(ROLES, { colorScheme });
    await page.route(EXPORT, (route) => route.abort());
    await withoutPicker(page);
    await page.reload();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem').first().waitFor();
    await page.screenshot({ path: `.tmp/screenshots/export-menu-${colorScheme}.png` });
    expect(await violationsOn(page, '[role=menu]')).toEqual([]);

    await page.getByRole('menuitem', { name: /CSV/ }).click();
    await page
      .getByText(/^Export failed/)
      .first()
      .waitFor();
    await page.screenshot({ path: `.tmp/screenshots/export-failed-${colorScheme}.png` });
    expect(await violationsOn(page, 'main')).toEqual([]);
  });

  it('is not offered to those who may not', async () => {
    const page = await visit('/settings', { as: AUTHOR });
    await page.getByRole('navigation', { name: 'Settings' }).waitFor();
    await page.goto(`/admin${LIST}`);
    await page.getByText(/don't have the permissions to access/).waitFor();
    expect(await page.getByRole('button', { name: 'Export', exact: true }).count()).toBe(0);
  });
});
