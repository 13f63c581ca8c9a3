/**
 * What the app hands out, verified by the command line and by a script that was written from the
 * documentation.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verify } from '../../../server/src/cli/verify';
import { type AdminAgent, createRole, registerFirstAdmin } from '../../support/admin';
import { hasPython, runPython } from '../../support/python';
import { type RunningStrapi, startStrapi } from '../../support/strapi';
import { readEvents } from '../support/events';
import { recorderOf } from '../support/recorder';
import { exportLines, recordLines, sealingOf } from './support/export';

const DAY = 24 * 60 * 60 * 1000;

/** What databases and canonical forms change first. */
const ODD = {
  numbers: [0, 0.1, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, -1.5, 2 ** 53],
  names: { '10': 1, '9': 2, '': 3, '€': 4, '😀': 5, דּ: 6 },
  text: 'Grüße 😀 \u2028 "\\/\b\t',
  nested: [[], {}, [null, true, false]],
};

let app: RunningStrapi;
let ada: AdminAgent;
let folder: string;
let key: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'audit-log-verifiers-'));
  app = await startStrapi();
  ada = await registerFirstAdmin(app);
  for (let number = 0; number < 4; number += 1) {
    await createRole(ada, { name: `Rolle ${number} 😀` });
    await recorderOf(app.strapi).record({
      category: 'shop.order',
      action: 'paid',
      entity: { type: 'shop.order', id: String(number), label: 'Grüße' },
      occurredAt: new Date(Date.now() - number * DAY),
      changes: [{ field: 'data', before: null, after: ODD }],
    });
    await sealingOf(app).sealNow();
  }
  key = (await ada.get('/audit-log/seal').expect(200)).body.data.verifierKey;
});

afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

interface Said {
  code: number;
  findings: object[];
}

/** What the command line says, and that Python says the same where it is there. */
const said = async (lines: string[], ...options: string[]): Promise<Said> => {
  const file = path.join(folder, 'file.ndjson');
  await writeFile(file, `${lines.join('\n')}\n`);
  const { output = '' } = await verify([file, ...options, '--json']);
  const { code, findings = [] } = JSON.parse(output) as Said;
  if (hasPython) {
    expect(await runPython('verify.py', file, ...options)).toMatchObject({
      code,
      ...(code !== 2 && { findings }),
    });
  }
  return { code, findings };
};

test('all of the log', async () => {
  expect(await said(await exportLines(ada), '--key', key)).toEqual({ code: 0, findings: [] });
});

test('a few events, each with its path', async () => {
  const lines = await exportLines(ada, { category: 'shop.order' });
  expect(await said(lines, '--key', key)).toEqual({ code: 3, findings: [] });
});

test('one event', async () => {
  const [event] = await readEvents(ada, { category: 'role' });
  const { text } = await ada.get(`/audit-log/events/${event!.id}/proof`).expect(200);
  expect(await said(text.trimEnd().split('\n'), '--key', key)).toEqual({ code: 3, findings: [] });
});

test('the records of all seals, and a checkpoint that was kept', async () => {
  const kept = path.join(folder, 'kept.txt');
  await writeFile(kept, (await ada.get('/audit-log/seal/checkpoint').expect(200)).text);
  await createRole(ada, { name: 'Later' });
  await sealingOf(app).sealNow();
  const lines = await recordLines(ada);
  const options = ['--key', key, '--checkpoint', kept];
  expect(await said(lines, ...options)).toEqual({ code: 0, findings: [] });
});

test.each([
  ['an action', '"action":"paid"', '"action":"sent"', ['facts']],
  ['an origin', '"origin":"panel"', '"origin":"api"', ['facts']],
  ['a name', '"name":"Ada', '"name":"Bob', ['who']],
  ['a number', '-1.5', '-2.5', ['what']],
  ['a text', 'Rolle 0', 'Rolle 9', ['what']],
])('%s was altered', async (_, was, is, part) => {
  const lines = await exportLines(ada);
  const index = lines.findIndex((line) => line.includes(was) && line.startsWith('{"id"'));
  const altered = lines.map((line, at) => (at === index ? line.replace(was, is) : line));
  const { id } = JSON.parse(altered[index]!) as { id: string };
  const { code, findings } = await said(altered, '--key', key);
  expect([code, findings]).toEqual([1, [expect.objectContaining({ event: id })]]);
  expect((findings[0] as { parts: string[] }).parts).toEqual(expect.arrayContaining(part));
});

test('an event was taken away', async () => {
  const lines = await exportLines(ada);
  const index = lines.findIndex((line) => line.startsWith('{"id"'));
  const { code, findings } = await said(lines.filter((_, at) => at !== index));
  expect([code, findings.length]).toEqual([1, 2]);
});
