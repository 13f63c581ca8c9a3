/** What somebody changes who has the database and not the key: it is found, and named. */
import type { Knex } from 'knex';
import type { Finding } from '../../../server/src/contracts';
import { ALL_COLUMNS } from '../../../server/src/event';
import { databaseClient } from '../../support/databases';
import { eventRow } from '../../support/rows';
import { type RunningStrapi, startStrapi } from '../../support/strapi';
import { recorderOf } from '../support/recorder';
import { sealingOf } from './support/export';
import { findingsOf, look } from './support/verify';

// A verification for each byte of a row.
jest.setTimeout(240_000);

const EVENTS = 6;

let app: RunningStrapi;
let connection: Knex;

type Row = Record<string, unknown>;

const rows = (table: string): Promise<Row[]> => connection(table).select('*').orderBy('id');

const seals = (): Promise<Row[]> => connection('audit_seals').select('*').orderBy('n');

/** A JSON column as text, whatever the driver makes of it. */
const asText = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Buffer.isBuffer(value) && !(value instanceof Date)
    ? JSON.stringify(value)
    : value;

const writable = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)]));

let events: Row[];
let sealRows: Row[];
let headRows: Row[];
/** An id that no event has, and that is decided. */
let freeId: number;

const heads = (): Promise<Row[]> => connection('audit_seal_heads').select('*');

/** Puts everything back as it was. */
const undo = async (): Promise<void> => {
  await connection('audit_events').delete();
  await connection('audit_seals').delete();
  await connection('audit_seal_heads').delete();
  await connection('audit_events').insert(events.map(writable));
  await connection('audit_seals').insert(sealRows.map(writable));
  await connection('audit_seal_heads').insert(headRows.map(writable));
};

beforeAll(async () => {
  app = await startStrapi();
  ({ connection } = app.strapi.db);
  const gone = eventRow();
  await connection('audit_events').insert(gone);
  const found = await connection('audit_events').where({ document_id: gone.document_id }).first();
  freeId = Number(found.id);
  await connection('audit_events').where({ id: freeId }).delete();
  for (let number = 0; number < EVENTS; number += 1) {
    await recorderOf(app.strapi).record({
      category: 'shop.order',
      action: 'paid',
      entity: { type: 'api::order.order', id: `o${number}`, label: `Order ${number}` },
      changes: [{ field: 'amount', before: number, after: { cents: number + 1 } }],
      actor: { type: 'admin', id: '7', name: 'Ada', email: 'ada@example.com' },
      source: '203.0.113.7',
    });
    if (number % 3 === 2) await sealingOf(app).sealNow();
  }
  // As after a quarter of an hour.
  const newest = await connection('audit_events').max({ id: 'id' }).first();
  await connection('audit_seal_heads').update({ floor: newest!.id });
  [events, sealRows, headRows] = [await rows('audit_events'), await seals(), await heads()];
});

afterEach(undo);

afterAll(() => app.stop());

const eventOf = (index: number) => events.at(-EVENTS + index)!;

const placeOf = (index: number): Pick<Finding, 'seal' | 'index'> => ({
  seal: { log: 1, n: sealRows.length - 2 + Math.floor(index / 3) },
  index: index % 3,
});

const change = (id: unknown, values: Row) =>
  connection('audit_events').where({ id }).update(values);

test('nothing is found before anything is changed', async () => {
  const { verification } = await look(app);
  expect(verification).toMatchObject({
    result: 'verified',
    findings: [],
    found: 0,
    events: events.length,
    seals: sealRows.length,
  });
  expect(sealRows.length).toBeGreaterThanOrEqual(3);
});

const flip = (text: string, at: number): string =>
  `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;

const PARTS: Record<string, string> = {
  actor_name: 'who',
  actor_email: 'who',
  source: 'who',
  request: 'who',
  entity_label: 'what',
  summary: 'what',
  changes: 'what',
};

/**
 * Each value that a column may be changed to, one byte at a time; `null`; and something in place of
 * nothing.
 */
const changesOf = (column: string, value: unknown): unknown[] => {
  const stored = asText(value);
  if (column === 'occurred_at') return [Number(stored) + 1, Number(stored) - 86_400_000];
  if (column === 'attempts') return [2, null];
  if (column === 'request' || column === 'changes') {
    const other = JSON.stringify([{ field: 'amount', before: 1, after: { cents: 99 } }]);
    const request = JSON.stringify({ id: 'x', method: 'GET' });
    return column === 'changes' ? [other, null] : [request];
  }
  if (stored === null) return ['x'];
  const text = String(stored);
  const nothing = ['document_id', 'category', 'action', 'outcome', 'actor_type'].includes(column)
    ? []
    : [null];
  return [...Array.from({ length: text.length }, (_, at) => flip(text, at)), ...nothing];
};

test.each(ALL_COLUMNS)('each byte of a sealed row: %s', async (column) => {
  const row = eventOf(1);
  const before = asText(row[column]);
  const unseen: unknown[] = [];
  for (const value of changesOf(column, row[column])) {
    await change(row.id, { [column]: value });
    const findings = await findingsOf(app);
    const id = column === 'document_id' ? value : row.document_id;
    const [finding] = findings;
    const isNamed =
      findings.length === 1 &&
      finding!.state === 'altered' &&
      finding!.event === id &&
      JSON.stringify(finding!.seal) === JSON.stringify(placeOf(1).seal) &&
      (finding!.parts ?? []).includes((PARTS[column] ?? 'facts') as never);
    if (!isNamed) unseen.push({ value, findings });
    await change(row.id, { [column]: before });
  }
  expect(unseen).toEqual([]);
  expect(await findingsOf(app)).toEqual([]);
});

test('each row that is removed', async () => {
  for (let index = 0; index < EVENTS; index += 1) {
    await connection('audit_events')
      .where({ id: eventOf(index).id })
      .delete();
    expect(await findingsOf(app)).toEqual([{ state: 'missing', ...placeOf(index) }]);
    await connection('audit_events').insert(writable(eventOf(index)));
  }
  await connection('audit_events').delete();
  expect((await look(app)).verification.found).toBe(events.length);
});

test('a row that is put among sealed ones, and it is sealed as late', async () => {
  const { id, document_id: event } = eventOf(4);
  await connection('audit_events').where({ id }).delete();
  const forged = eventRow();
  await connection('audit_events').insert({ ...forged, id });
  // In the place of another one, it is what the other one was altered to.
  expect(await findingsOf(app)).toMatchObject([{ state: 'altered', event: forged.document_id }]);
  await connection('audit_events').where({ id }).delete();
  await connection('audit_events').insert(writable(eventOf(4)));

  await connection('audit_events').insert({ ...forged, id: freeId });
  const { verification, late } = await look(app);
  expect(verification.findings).toEqual([{ state: 'inserted', event: forged.document_id }]);
  expect(late).toEqual([freeId]);
  expect(event).not.toBe(forged.document_id);
});

test('rows that have changed places', async () => {
  const swap = async (a: Row, b: Row) => {
    await change(a.id, { id: freeId });
    await change(b.id, { id: a.id });
    await change(freeId, { id: b.id });
  };
  for (const [one, other] of [
    [0, 2],
    [1, 4],
  ] as const) {
    await swap(eventOf(one), eventOf(other));
    const findings = await findingsOf(app);
    expect(findings).toHaveLength(2);
    expect(findings).toEqual(
      expect.arrayContaining(
        [one, other].map((index) => ({
          state: 'reordered',
          event: eventOf(index).document_id,
          ...placeOf(index),
        })),
      ),
    );
    await undo();
  }
});

test('a row that was moved elsewhere', async () => {
  await change(eventOf(3).id, { id: freeId });
  const { verification, late } = await look(app);
  expect(verification.findings).toEqual([
    { state: 'reordered', event: eventOf(3).document_id, ...placeOf(3) },
  ]);
  expect(late).toEqual([]);
});

test('the halves of two rows that were swapped', async () => {
  await change(eventOf(0).id, { actor_name: 'Grace' });
  await change(eventOf(3).id, { entity_label: 'Order 5' });
  expect(await findingsOf(app)).toEqual([
    { state: 'altered', event: eventOf(0).document_id, ...placeOf(0), parts: ['who'] },
    { state: 'altered', event: eventOf(3).document_id, ...placeOf(3), parts: ['what'] },
  ]);
});

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] as number) ^ 1;
  return copy;
};

test.each([
  ['record', (row: Row) => flip(String(row.record), 20)],
  ['record', (row: Row) => String(row.record).replace('"count":3', '"count":2')],
  ['record', () => 'nonsense'],
  ['record', (row: Row) => ` ${String(row.record)}`],
  ['nodes', (row: Row) => flipped(row.nodes as Buffer, 3)],
  ['ids', (row: Row) => String(row.ids).replace(/\d+\]/, (text) => `1${text}`)],
  ['ids', () => '[]'],
  ['ids', () => 'nonsense'],
  ['ids', () => null],
  ['leaves', (row: Row) => flipped(row.leaves as Buffer, 40)],
  ['leaves', () => null],
  ['leaves', (row: Row) => (row.leaves as Buffer).subarray(1)],
  ['marks', (row: Row) => flipped(row.marks as Buffer, 7)],
  ['marks', () => null],
  ['secret', (row: Row) => flipped(row.secret as Buffer, 0)],
  ['secret', () => null],
  ['min_id', (row: Row) => Number(row.min_id) - 1],
  ['max_id', (row: Row) => Number(row.max_id) + 1],
  ['from_ms', () => 0],
  ['to_ms', () => null],
])('a seal whose %s was changed', async (column, to) => {
  const row = sealRows.at(-2)!;
  const { log, n } = row;
  await connection('audit_seals')
    .where({ log, n })
    .update({ [column]: to(row) as never });
  const { findings } = (await look(app)).verification;
  const seal = { log: 1, n: Number(n) };
  const isSeal = (finding: Finding) =>
    finding.state === 'altered' && finding.seal?.n === seal.n && finding.event === undefined;
  expect(findings.some(isSeal)).toBe(true);
  // It says nothing about other seals.
  expect(findings.filter((finding) => finding.seal && finding.seal.n !== seal.n)).toEqual([]);
});

test('a seal that is said to be removed by retention', async () => {
  const { log, n } = sealRows.at(-2)!;
  const seal = { log: 1, n: Number(n) };
  const prune = (pruned_at: number) =>
    connection('audit_seals').where({ log, n }).update({ pruned_at });
  await prune(Date.now() - 3_600_000);
  await connection('audit_events')
    .where({ id: eventOf(1).id })
    .delete();
  expect(await findingsOf(app)).toEqual([{ state: 'unauthorised-prune', seal }]);
  await prune(Date.now() + 3_600_000);
  expect(await findingsOf(app)).toEqual([{ state: 'unauthorised-prune', seal }]);
});

test('a seal that was removed, put in, or cut off', async () => {
  const [middle, newest] = [sealRows.at(-2)!, sealRows.at(-1)!];
  await connection('audit_seals').where({ log: 1, n: middle.n }).delete();
  expect(await findingsOf(app)).toContainEqual({
    state: 'missing',
    seal: { log: 1, n: Number(middle.n) },
  });
  await undo();
  await connection('audit_seals').insert({ ...writable(newest), n: Number(newest.n) + 1 });
  expect(await findingsOf(app)).toContainEqual({
    state: 'inserted',
    seal: { log: 1, n: Number(newest.n) + 1 },
  });
});

test.each([
  ['size', () => sealRows.length - 1, 'altered'],
  ['events', () => 1, 'altered'],
  ['frontier', (head: Row) => flipped(head.frontier as Buffer, 0), 'altered'],
  ['origin', () => 'audit-log/other', 'altered'],
  [
    'checkpoint',
    (head: Row) => String(head.checkpoint).replace(/.{3}=\n$/, 'AAA=\n'),
    'bad-signature',
  ],
  ['checkpoint', () => 'nonsense', 'bad-signature'],
  ['log', () => 2, 'missing'],
] as const)('a head whose %s was changed', async (column, to, state) => {
  await connection('audit_seal_heads').update({ [column]: to(headRows[0]!) });
  const states = (await findingsOf(app)).map((finding) => finding.state);
  expect(states).toContain(state);
});

test('all of it put back is what was sealed', async () => {
  expect(await findingsOf(app)).toEqual([]);
  expect(databaseClient()).toBeDefined();
});
