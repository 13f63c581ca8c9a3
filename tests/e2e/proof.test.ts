import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import knex, { type Knex } from 'knex';
import type { Page } from 'playwright-core';
import type { GetSealResponse, SealStatus } from '../../server/src/contracts';
import { type AdminAgent, createRole, registerFirstAdmin } from '../support/admin';
import { appEnvironment } from '../support/app';
import { createDatabase, type TestDatabase } from '../support/databases';
import { connectionOf } from '../support/databases/connection';
import { PackedApp } from '../support/packed-app';
import { type ServerProcess, startScript } from '../support/process';
import { violationsOn } from './support/axe';
import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { useBrowser } from './support/visit';

const execute = promisify(execFile);

const PROOF = '/settings/audit-log-proof';
const CLI = path.resolve(__dirname, '../../dist/cli/index.js');
const STRAPI = path.join(
  path.dirname(require.resolve('@strapi/strapi/package.json')),
  'bin/strapi.js',
);
const ROLE = 'Keeper of seals';

/** The shortest that the options allow. */
const SEALING = { seconds: 5 };

const stateLine = (page: Page) => page.locator('main a[href$="/settings/audit-log-proof"]');

const verifyNow = (page: Page) => page.getByRole('button', { name: 'Verify now' });

/** What the command line says of a file, and its exit code. */
const verifyOffline = async (file: string, ...options: string[]) => {
  try {
    const { stdout } = await execute(process.execPath, [CLI, 'verify', file, ...options]);
    return { code: 0, stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout: stdout + stderr };
  }
};

const withoutPicker = (page: Page) =>
  page.addInitScript(
    'delete Window.prototype.showSaveFilePicker; delete window.showSaveFilePicker',
  );

/** A log of which everything that the page can say is true at once. */
const troubled = (status: SealStatus): SealStatus => ({
  ...status,
  waiting: 1_000,
  waitingIsCapped: true,
  oldestWaiting: new Date(Date.now() - 20 * 60_000).toISOString(),
  adoption: { percent: 34 },
  anchors: [
    { kind: 'server-log', lastAt: new Date().toISOString(), problem: null },
    { kind: 'file', lastAt: null, problem: 'The file cannot be written: no space is left.' },
  ],
  warnings: [
    'sealing-stopped',
    'sealing-late',
    'rolled-back',
    'forked',
    'key-changed',
    'no-anchor',
  ],
  lastVerification: {
    at: new Date().toISOString(),
    scope: 'part',
    events: 12_804,
    seals: 402,
    result: 'failed',
    found: 240,
    acknowledged: 2,
    findings: [
      { state: 'altered', event: '01932f4e-7c00-7000-8000-000000000001', parts: ['who', 'what'] },
      { state: 'missing', seal: { log: 1, n: 311 }, index: 2 },
      { state: 'bad-signature' },
    ],
  },
});

/** Answers for the server, changed, so that each state can be looked at. */
const pretend = (page: Page, change: (status: SealStatus) => GetSealResponse['data']) =>
  page.route(/\/audit-log\/seal$/, async (route) => {
    const response = await route.fetch();
    const { data } = (await response.json()) as { data: SealStatus };
    await route.fulfill({ response, json: { data: change(data) } });
  });

describe('the proof of the log', () => {
  const visit = useBrowser();
  let database: TestDatabase;
  let server: ServerProcess;
  let admin: AdminAgent;
  let connection: Knex;

  // A log of its own: other tests write and delete events by SQL, as somebody who tampers.
  beforeAll(async () => {
    const app = new PackedApp(process.env.E2E_APP!);
    database = await createDatabase();
    const auditLog = { sealing: SEALING };
    const env = { ...appEnvironment({ auditLog }, database), ...app.env, NODE_ENV: 'production' };
    server = await startScript({ script: STRAPI, args: ['start'], cwd: app.dir, env });
    // The browser's sessions are those of this server, too.
    process.env.E2E_URL = server.url;
    process.env.E2E_SESSIONS = await mkdtemp(path.join(tmpdir(), 'audit-log-sessions-'));
    admin = await registerFirstAdmin(server);
    await createRole(admin, { name: ROLE });
    connection = knex(connectionOf(database));
    await eventually(async () => expect((await statusOf(admin)).waiting).toBe(0), 60_000);
  }, 180_000);

  afterAll(async () => {
    await connection?.destroy();
    await server?.kill();
    await database?.drop();
  });

  const statusOf = async (agent: AdminAgent): Promise<SealStatus> =>
    (await agent.get('/audit-log/seal')).body.data as SealStatus;

  const eventOfRole = () =>
    connection('audit_events').where({ entity_label: ROLE, action: 'created' });

  it('says how far it is sealed, and nothing of success before it was verified', async () => {
    const page = await visit(LIST);
    const line = stateLine(page);
    await line.filter({ hasText: /^Sealed up to / }).waitFor();
    expect(await line.innerText()).not.toContain('Verified');
    expect((await statusOf(admin)).lastVerification).toBeNull();
    await page.screenshot({ path: '.tmp/screenshots/list-sealed.png' });

    await line.click();
    await page.getByRole('heading', { level: 1, name: 'Audit Log Proof' }).waitFor();
    await page.getByText('There was none yet. Until then, nothing is proved.').waitFor();
    await page.screenshot({ path: '.tmp/screenshots/proof-unverified.png', fullPage: true });
  });

  it('compares a checkpoint that somebody kept', async () => {
    const { text: kept } = await admin.get('/audit-log/seal/checkpoint');
    await createRole(admin, { name: 'Later than the checkpoint' });
    const { size } = await statusOf(admin);
    await eventually(
      async () => expect((await statusOf(admin)).size).toBeGreaterThan(size),
      60_000,
    );

    const page = await visit(PROOF);
    const field = page.getByRole('textbox', { name: 'Checkpoint that you kept' });
    const compare = page.getByRole('button', { name: 'Compare', exact: true });
    await field.waitFor();
    await compare.click();
    await page.getByText('Paste a checkpoint first.').first().waitFor();

    await field.fill(kept);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page
      .getByText(/^The log continues this checkpoint\. Its \d+ seals? (is|are) unch/)
      .waitFor();

    await field.fill(kept.replace(/^audit-log\S*/, 'another-log'));
    await compare.click();
    await page.getByText('This checkpoint is from another log.').waitFor();

    await field.fill('no checkpoint');
    await compare.click();
    await page
      .locator('[id$=error]')
      .filter({ hasText: /checkpoint/i })
      .first()
      .waitFor();
  });

  it('verifies on demand, and says so only then', async () => {
    const page = await visit(PROOF);
    await verifyNow(page).click();
    await page.getByText(/^\d+ events in \d+ seals: unaltered, and none is missing\.$/).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /^Verified at / })
      .first()
      .waitFor();
    await page.screenshot({ path: '.tmp/screenshots/proof-verified.png', fullPage: true });

    const list = await visit(LIST);
    await stateLine(list)
      .filter({ hasText: /^Verified at / })
      .waitFor();
    await list.screenshot({ path: '.tmp/screenshots/list-verified.png' });
  });

  it('shows where an event is sealed, and hands out its proof', async () => {
    const { document_id: id } = await eventOfRole().first('document_id');
    const page = await visit(LIST);
    await withoutPicker(page);
    await page.goto(`/admin${LIST}?range=all&event=${id}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^Seal \d+, \d+ of \d+ · verified at /).waitFor();
    await page.screenshot({ path: '.tmp/screenshots/details-sealed.png' });

    const started = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download proof' }).click();
    const download = await started;
    expect(download.suggestedFilename()).toBe(`audit-log.event-${id}.ndjson`);
    const { verifierKey } = await statusOf(admin);
    const { stdout } = await verifyOffline(await download.path(), '--key', verifierKey);
    expect(stdout).toContain('1 event is genuine and unaltered');
  });

  it('exports NDJSON with proof that the command line verifies', async () => {
    const page = await visit(LIST);
    await withoutPicker(page);
    await page.goto(`/admin${LIST}`);
    await new EventList(page).buttons.first().waitFor();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const started = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'NDJSON with proof' }).click();
    const file = await (await started).path();

    const { verifierKey } = await statusOf(admin);
    const { code, stdout } = await verifyOffline(file, '--key', verifierKey);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/genuine and unaltered, and none is missing between them/),
    });
    const events = (await readFile(file, 'utf8'))
      .split('\n')
      .filter((line) => line.startsWith('{"id"'));
    await page.getByText(`Exported ${events.length} events to `).first().waitFor();
  });

  it('says that an event was changed outside Strapi, until it is as it was', async () => {
    const { document_id: id, actor_name: before } = await eventOfRole().first(
      'document_id',
      'actor_name',
    );
    await eventOfRole().update({ actor_name: 'Somebody Else' });
    const page = await visit(PROOF);
    await verifyNow(page).click();
    await page.getByText('Changed after it was sealed').waitFor();
    await page.getByText('who did it and from where').waitFor();
    await page.screenshot({ path: '.tmp/screenshots/proof-altered.png', fullPage: true });

    const list = await visit(LIST);
    await stateLine(list).filter({ hasText: '1 event was changed outside Strapi' }).waitFor();
    await list.screenshot({ path: '.tmp/screenshots/list-altered.png' });

    await page.getByRole('link', { name: `Event ${id}` }).click();
    await page
      .getByRole('dialog')
      .getByText(/· Changed after it was sealed/)
      .waitFor();

    await eventOfRole().update({ actor_name: before });
    await page.goto(`/admin${PROOF}`);
    await verifyNow(page).click();
    await page.getByText(/: unaltered, and none is missing\.$/).waitFor();
  });

  it('takes a finding as looked into, by a reason that is recorded', async () => {
    await eventOfRole().update({ entity_label: `${ROLE}!` });
    const page = await visit(PROOF);
    await verifyNow(page).click();
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).waitFor();
    expect(await violationsOn(page, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Acknowledge' }).click();
    await dialog.getByText('Give a reason.').first().waitFor();
    await page.screenshot({ path: '.tmp/screenshots/proof-acknowledge.png' });
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('A test of the alarm');
    await dialog.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByText('Acknowledged. The reason is recorded.').first().waitFor();
    await dialog.waitFor({ state: 'detached' });

    await eventually(async () => {
      const [row] = await connection('audit_events').where({ action: 'finding-acknowledged' });
      expect(JSON.stringify(row)).toContain('A test of the alarm');
    });
  });

  it('can be read by those who may not verify, who are not offered to', async () => {
    const page = await visit(PROOF);
    await page.route(/\/admin\/users\/me\/permissions/, async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as { data: { action: string }[] };
      const data = body.data.filter(({ action }) => action !== 'plugin::audit-log.verify');
      await route.fulfill({ response, json: { ...body, data } });
    });
    await page.reload();
    await page.getByRole('heading', { name: 'Checkpoint', exact: true }).waitFor();
    expect(await verifyNow(page).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
  });

  it('says what is wrong with the state itself', async () => {
    const page = await visit(LIST);
    await pretend(page, () => ({ isOn: false }));
    await page.reload();
    await stateLine(page).filter({ hasText: 'Sealing is off' }).click();
    await page.getByText(/^Sealing is switched off in config\/plugins\.js\./).waitFor();

    await page.unroute(/\/audit-log\/seal$/);
    await page.route(/\/audit-log\/seal$/, (route) => route.abort());
    await page.reload();
    await page.getByText('The server could not be reached.').waitFor();
    await page.screenshot({ path: '.tmp/screenshots/proof-unreachable.png' });
    await page.unroute(/\/audit-log\/seal$/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Checkpoint', exact: true }).waitFor();
  });

  describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
    it.each([1440, 720, 390])('has no barriers and fits, %d pixels wide', async (width) => {
      const page = await visit(LIST, { colorScheme, viewport: { width, height: 900 } });
      await pretend(page, troubled);
      await page.reload();
      await stateLine(page).filter({ hasText: 'Sealing has stopped' }).waitFor();
      await new EventList(page).buttons.first().waitFor();
      await page.screenshot({ path: `.tmp/screenshots/list-troubled-${colorScheme}-${width}.png` });
      expect(await violationsOn(page, 'main')).toEqual([]);

      await page.goto(`/admin${PROOF}`);
      await page.getByRole('heading', { name: 'Verify without this server' }).waitFor();
      await page.screenshot({
        path: `.tmp/screenshots/proof-${colorScheme}-${width}.png`,
        fullPage: true,
      });
      expect(await violationsOn(page, 'main')).toEqual([]);
      const scrollable = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(scrollable).toBe(0);
    });
  });

  it.each([1440, 390])('fits from right to left, %d pixels wide', async (width) => {
    const page = await visit(PROOF, { viewport: { width, height: 900 } });
    await pretend(page, troubled);
    await page.reload();
    await page.getByRole('heading', { name: 'Verify without this server' }).waitFor();
    // Strapi hides its link to the content by the left, where pages now go on.
    await page.addStyleTag({ content: 'a[href="#main-content"] { display: none }' });
    await page.evaluate("document.documentElement.dir = 'rtl'");
    await page.screenshot({ path: `.tmp/screenshots/proof-rtl-${width}.png`, fullPage: true });
    const outside = await page.evaluate<string[]>(`[...document.querySelectorAll('main *')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < -1 || right > innerWidth + 1);
      })
      .map((element) => element.outerHTML.slice(0, 120))`);
    expect(outside).toEqual([]);
  });
});
