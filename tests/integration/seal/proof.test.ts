/** What is handed out with a proof, and what an auditor finds who verifies it. */
import { parseCheckpoint } from '../../../server/src/seal';
import { type AdminAgent, createRole, registerFirstAdmin } from '../../support/admin';
import { type RunningStrapi, startStrapi } from '../../support/strapi';
import { readEvents } from '../support/events';
import { recorderOf } from '../support/recorder';
import { exportLines, recordLines, sealingOf, verifyLines, verifyRecords } from './support/export';

const DAY = 24 * 60 * 60 * 1000;

let app: RunningStrapi;
let ada: AdminAgent;

beforeAll(async () => {
  app = await startStrapi();
  ada = await registerFirstAdmin(app);
  for (let number = 0; number < 5; number += 1) await createRole(ada, { name: `Role ${number}` });
});

afterAll(() => app.stop());

const status = async () => (await ada.get('/audit-log/seal').expect(200)).body.data;

test('events are sealed, and the state of the log says so', async () => {
  await sealingOf(app).sealNow();
  const data = await status();
  expect(data).toEqual({
    isOn: true,
    log: 1,
    origin: expect.stringMatching(/^audit-log\/[0-9a-f-]{36}$/),
    size: 2,
    events: (await readEvents(ada)).length,
    sealedUntil: expect.stringMatching(/^\d{4}-.*Z$/),
    waiting: 0,
    waitingIsCapped: false,
    oldestWaiting: null,
    checkpoint: expect.stringContaining(`${data.origin}\n2\n`),
    verifierKey: expect.stringMatching(/^audit-log\+[0-9a-f]{8}\+A/),
    keySource: 'derived',
    adoption: null,
    lastVerification: null,
    isVerifying: false,
    anchors: [{ kind: 'server-log', lastAt: expect.any(String), problem: null }],
    warnings: ['no-anchor'],
  });
});

test('what was written since then waits, and says since when', async () => {
  await createRole(ada, { name: 'Waiting' });
  const events = await readEvents(ada);
  expect(await status()).toMatchObject({
    waiting: 1,
    oldestWaiting: events.at(-1)!.occurredAt,
  });
});

test('the checkpoint is handed out as text', async () => {
  const { text, headers } = await ada.get('/audit-log/seal/checkpoint').expect(200);
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(headers['cache-control']).toBe('no-store');
  expect(text).toBe((await status()).checkpoint);
});

test('an export of everything proves that all is genuine and nothing is missing', async () => {
  const lines = await exportLines(ada);
  const { verifierKey, size } = await status();
  const report = verifyLines(lines, [verifierKey]);
  expect(report).toMatchObject({ findings: [], isGapless: true, unsealed: 0 });
  expect(report.logs).toMatchObject([{ log: 1, isKeyPinned: true, wholeSeals: [[1, size - 1]] }]);
  // That of the export itself comes when it is over.
  expect(report.events).toBe((await readEvents(ada)).length - 1);
});

test('what retention has removed is no gap, and the file says how much it was', async () => {
  const occurredAt = new Date(Date.now() - 400 * DAY);
  for (const action of ['paid', 'sent']) {
    await recorderOf(app.strapi).record({ category: 'shop.old', action, occurredAt });
  }
  await sealingOf(app).sealNow();
  await app.strapi.plugin('audit-log').service('retention').clean();
  await sealingOf(app).sealNow();
  const lines = await exportLines(ada);
  expect(lines.join('')).not.toContain('shop.old');
  const { verifierKey } = await status();
  expect(verifyLines(lines, [verifierKey])).toMatchObject({
    findings: [],
    isGapless: true,
    removed: 2,
  });
  const untold = lines.map((line) => line.replace('"action":"cleaned"', '"action":"exported"'));
  expect(verifyLines(untold, [verifierKey])).toMatchObject({ removed: 0, isGapless: false });
});

test('another key than the one that was handed on is found', async () => {
  const other = 'audit-log+cd743157+AeIfUNuHVnIc86jhA61JUMU2v9IDT2hElR4BtEWzMSdq';
  expect(verifyLines(await exportLines(ada), [other]).findings).toEqual([
    { state: 'bad-signature' },
  ]);
});

test('filters narrow it; each event then has a proof of its own', async () => {
  const lines = await exportLines(ada, { category: 'role' });
  const report = verifyLines(lines);
  expect(report).toMatchObject({ findings: [], events: 6, unsealed: 0, isGapless: false });
});

test('a range of time goes by whole seals, and proves what lies between', async () => {
  const at = (days: number) => new Date(Date.now() - days * DAY);
  for (const days of [9, 6, 8, 7, 9]) {
    await recorderOf(app.strapi).record({
      category: 'shop.order',
      action: 'paid',
      occurredAt: at(days),
    });
    await sealingOf(app).sealNow();
  }
  const lines = await exportLines(ada, { from: at(8.5).toISOString(), to: at(6.5).toISOString() });
  const report = verifyLines(lines);
  expect(report).toMatchObject({ findings: [], events: 2, isGapless: true });
  const whole = report.logs[0]!.wholeSeals;
  expect(whole).toEqual([[expect.any(Number), expect.any(Number)]]);
  expect(verifyLines(lines.filter((line) => !line.startsWith('{"id"'))).findings).toContainEqual({
    state: 'missing',
  });
});

test('one event can be proved by itself', async () => {
  const [event] = await readEvents(ada, { category: 'role' });
  const { text } = await ada.get(`/audit-log/events/${event!.id}/proof`).expect(200);
  const lines = text.trimEnd().split('\n');
  expect(verifyLines(lines)).toMatchObject({ findings: [], events: 1, unsealed: 0 });
  const altered = lines.map((line) => line.replace('"Role 0"', '"Role 9"'));
  expect(verifyLines(altered).findings).toEqual([
    {
      state: 'altered',
      event: event!.id,
      seal: { log: 1, n: expect.any(Number) },
      parts: ['what'],
    },
  ]);
  await ada.get('/audit-log/events/00000000-0000-0000-0000-000000000000/proof').expect(404);
});

test('with the records of seals, an older checkpoint can be checked', async () => {
  const kept = parseCheckpoint((await status()).checkpoint);
  await createRole(ada, { name: 'Later' });
  await sealingOf(app).sealNow();
  const lines = await recordLines(ada);
  expect(verifyRecords(lines, [kept])).toMatchObject({ findings: [], comparisons: ['extends'] });
  expect((await recordLines(ada, { from: 2 })).slice(1)).toEqual(lines.slice(3));
  expect(() => verifyRecords([lines[0]!, ...lines.slice(2)])).toThrow(
    'Expected the record of seal 0',
  );
});

test.each([
  ['/audit-log/seal/records?log=7', 404, 'There is no log 7. The newest is 1.'],
  ['/audit-log/seal/records?log=x', 400, '"log" is not valid.'],
  ['/audit-log/seal/records?from=-1', 400, '"from" is not valid.'],
  ['/audit-log/events/export?format=csv&proof=true', 400, '"proof" is not valid.'],
  ['/audit-log/events/export?format=ndjson&proof=1', 400, '"proof" is not valid.'],
])('%s is answered with %d', async (url, code, sentence) => {
  const { body } = await ada.get(url).expect(code);
  expect(body.error.message).toContain(sentence);
});
