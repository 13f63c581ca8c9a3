import { execFileSync, spawnSync } from 'node:child_process';
import { get } from 'node:http';
import Papa from 'papaparse';
import type { AuditEventDetails } from '../../server/src/contracts';
import { cell } from '../../server/src/query/export/csv';
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvent, readEvents } from './support/events';
import { eventually } from './support/eventually';

let app: RunningStrapi;
let admin: AdminAgent;

beforeAll(async () => {
  app = await startStrapi();
  admin = await registerFirstAdmin(app);
});

afterAll(() => app.stop());

const BULK = 2_500;
const START = Date.parse('2020-01-01T00:00:00.000Z');
const RANGE = { from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' };

/** Events of one day long ago, many of them at the same time. */
const record = async (count: number): Promise<void> => {
  const { journal } = app.strapi.plugin('audit-log').service('journal');
  await app.strapi.db.transaction(async () => {
    for (let index = 0; index < count; index += 1) {
      const occurredAt = new Date(START + Math.floor(index / 700));
      const entity = { type: 'shop', id: String(index), label: `Order ${index}` };
      await journal.record({ category: 'shop.order', action: 'paid', entity, occurredAt });
    }
  });
};

const download = async (query: object, encoding = 'identity') => {
  const url = new URL('/audit-log/events/export', app.url);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return admin
    .get(`${url.pathname}${url.search}`)
    .set('Accept-Encoding', encoding)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
};

const lines = (body: Buffer): AuditEventDetails[] =>
  body
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('NDJSON holds every event that the filters show, once, oldest first', async () => {
  await record(BULK);
  const { body, headers } = await download({ format: 'ndjson', ...RANGE });
  expect(headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
  const events = lines(body);
  expect(events.map(({ entity }) => entity?.id)).toEqual(
    Array.from({ length: BULK }, (_, index) => String(index)),
  );
  expect(events[0]).toEqual(await readEvent(admin, events[0]!.id));
});

test('filters narrow it as they narrow the list', async () => {
  const query = { format: 'ndjson', ...RANGE, entityId: '77' };
  const { body } = await download(query);
  expect(lines(body).map(({ entity }) => entity?.label)).toEqual(['Order 77']);
});

test('it is compressed for those who take it so', async () => {
  const { body, headers } = await download({ format: 'ndjson', ...RANGE, entityId: '77' }, 'gzip');
  expect(headers['content-encoding']).toBe('gzip');
  expect(lines(body)).toHaveLength(1);
});

test.each(['csv', 'ndjson'])('the number of rows can be the last line of %s', async (format) => {
  const { body } = await download({ format, ...RANGE, entityId: '77', rowCount: 'line' });
  const plain = await download({ format, ...RANGE, entityId: '77' });
  expect(body.toString('utf8')).toBe(`${plain.body.toString('utf8')}Audit-Log-Rows: 1\n`);
});

/**
 * Texts that break a file, or do something in a spreadsheet, where they are written down as they
 * are.
 */
const AWKWARD = [
  'a,b',
  'a "quoted" word',
  'two\nlines',
  'windows\r\nlines',
  '=HYPERLINK("http://evil.example")',
  ';=1+1',
  'x\t=1+1',
  '+49 30',
  '-1',
  '@SUM(A1)',
  '\uFF1D1+1',
  ' =1+1',
  'bell \u0007 and CSI \u009b',
  'gpj.\u202Eexe',
  'Ünïcødé 日本 😀',
  'x'.repeat(40_000),
];
const DAY_OF_CSV = { from: '2020-03-01T00:00:00Z', to: '2020-03-02T00:00:00Z' };

/** Reads a file as Python does. */
const readByPython = (file: Buffer): string[][] => {
  const script =
    'import csv,io,json,sys\ncsv.field_size_limit(10**7)\n' +
    'text=sys.stdin.buffer.read().decode("utf-8-sig")\n' +
    'print(json.dumps(list(csv.reader(io.StringIO(text,newline="")))))';
  return JSON.parse(
    execFileSync('python3', ['-c', script], { input: file, maxBuffer: 1e8 }).toString('utf8'),
  );
};

/** Reads a file as a library of others does. */
const readByLibrary = (file: Buffer): string[][] =>
  Papa.parse<string[]>(file.toString('utf8').replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;

const hasPython = spawnSync('python3', ['--version']).status === 0;

const READERS: [string, (file: Buffer) => string[][]][] = [
  ['a library', readByLibrary],
  ...(hasPython ? [['Python', readByPython] as [string, typeof readByPython]] : []),
];

describe('CSV', () => {
  let file: Buffer;

  beforeAll(async () => {
    const { journal } = app.strapi.plugin('audit-log').service('journal');
    for (const [index, text] of AWKWARD.entries()) {
      await journal.record({
        category: 'shop.order',
        action: 'paid',
        entity: { type: 'shop', id: String(index), label: text.slice(0, 200) },
        changes: [
          { field: 'note', before: null, after: text },
          { field: 'other', before: text.slice(0, 20), after: { nested: ['=1+1'] } },
        ],
        occurredAt: new Date(Date.parse(DAY_OF_CSV.from) + index * 61_001),
      });
    }
    const query = { format: 'csv', timeZone: 'Asia/Tokyo', ...DAY_OF_CSV };
    file = (await download(query)).body;
  });

  test.each<[string, (file: Buffer) => string[][]]>(READERS)(
    'is read back by %s',
    (_reader, read) => {
      const [head, ...rows] = read(file);
      expect(head).toEqual([
        ...['Id', 'Occurred At (UTC)', 'Occurred At (Asia/Tokyo)', 'Category', 'Action', 'Outcome'],
        ...['Attempts', 'Entity', 'Entity Type', 'Entity Id', 'Modified By', 'Modified By E-mail'],
        ...['Modified By Type', 'Modified By Id', 'Source (IP)', 'Origin', 'Changes', 'Request Id'],
        ...['Method', 'Path', 'User Agent'],
      ]);
      expect(rows.map((row) => row.length)).toEqual(AWKWARD.map(() => head!.length));
      expect(rows.map((row) => row[9])).toEqual(AWKWARD.map((_, index) => String(index)));
      expect(rows[1]!.slice(1, 3)).toEqual(['2020-03-01T00:01:01.001Z', '2020-03-01 09:01:01']);
      expect(rows[2]![16]).toContain('note: null → two\nlines\nother: two\nlines → ');
      expect(rows[14]![7]).toBe('Ünïcødé 日本 😀');
    },
  );

  test('is safe to open in a spreadsheet', () => {
    const [, ...rows] = readByLibrary(file);
    const labels = rows.map((row) => row[7]!);
    expect(labels.slice(4, 13)).toEqual([
      '\'=HYPERLINK("http://evil.example")',
      ";'=1+1",
      "x\t'=1+1",
      "'+49 30",
      "'-1",
      "'@SUM(A1)",
      "'\uFF1D1+1",
      "' =1+1",
      'bell \uFFFD and CSI \uFFFD',
    ]);
    expect(labels[13]).toBe('gpj.[U+202E]exe');
    const raw = file.toString('utf8');
    expect(raw.split('\r\n')[0]).toMatch(/^\uFEFF"Id","Occurred At \(UTC\)"/);
  });

  test('has no cell that Excel would split, and says what was cut', () => {
    const cells = readByLibrary(file).flat();
    expect(Math.max(...cells.map((text) => text.length))).toBeLessThanOrEqual(32_767);
    const long = cell('😀'.repeat(20_000)).slice(1, -1);
    expect(long.length).toBeLessThanOrEqual(32_767);
    expect(long).toMatch(/😀… \[cut, 40000 characters\]$/u);
  });
});

test('each export is an event: what was asked for, how many events went out', async () => {
  const [first] = await readEvents(admin, { action: 'exported' });
  expect(await readEvent(admin, first!.id)).toMatchObject({
    category: 'audit-log',
    outcome: 'success',
    modifiedBy: { type: 'admin', name: 'Ada Admin' },
    changes: expect.arrayContaining([
      { field: 'format', before: null, after: 'ndjson' },
      { field: 'from', before: null, after: '2020-01-01T00:00:00.000Z' },
      { field: 'rows', before: null, after: BULK },
    ]),
  });
});

test('an export that the reader breaks off was recorded when it began, with its source', async () => {
  const url = new URL('/audit-log/events/export', app.url);
  url.search = new URLSearchParams({ format: 'ndjson', ...RANGE, action: 'paid' }).toString();
  const login = await admin.get('/admin/users/me').expect(200);
  const token = (login.request as unknown as { _header?: unknown; header: Record<string, string> })
    .header.Authorization!;
  await new Promise<void>((resolve, reject) => {
    const request = get(url, { headers: { Authorization: token } }, (response) => {
      response.once('data', () => {
        response.destroy();
        resolve();
      });
    });
    request.on('error', reject);
  });
  await eventually(async () => {
    const exports = await readEvents(admin, { category: 'audit-log' });
    const count = (code: string) => exports.filter(({ action }) => action === code).length;
    return count('exported') === count('export-started') || undefined;
  });
  const begun = (await readEvents(admin, { action: 'export-started' })).at(-1)!;
  expect(await readEvent(admin, begun.id)).toMatchObject({
    source: '127.0.0.1',
    modifiedBy: { name: 'Ada Admin' },
    changes: expect.arrayContaining([
      { field: 'format', before: null, after: 'ndjson' },
      { field: 'action', before: null, after: 'paid' },
    ]),
  });
  const ended = (await readEvents(admin, { action: 'exported' })).at(-1)!;
  expect(ended).toMatchObject({ source: '127.0.0.1', modifiedBy: { name: 'Ada Admin' } });
});

test('an export that the database breaks off does not look whole', async () => {
  const connection = app.strapi.db.connection;
  // The second batch meets a value that cannot be read.
  const row = await connection('audit_events')
    .where({ entity_id: '1800' })
    .first('id', 'occurred_at');
  await connection('audit_events')
    .where({ id: row.id })
    .update({ occurred_at: '9'.repeat(18) });
  await expect(download({ format: 'ndjson', from: RANGE.from })).rejects.toThrow(/aborted|hang up/);
  const events = await readEvents(admin, { action: 'exported', outcome: 'failure' });
  expect(events.length).toBeGreaterThan(0);
  await connection('audit_events').where({ id: row.id }).delete();
});

test.each([
  ['no format', {}, 'format'],
  ['another format', { format: 'xlsx' }, 'format'],
  ['a time zone that is none', { format: 'csv', timeZone: 'Mars/Base' }, 'timeZone'],
  ['a parameter of the list', { format: 'csv', page: 2 }, 'page'],
])('%s is refused with the name of the field', async (_name, query, field) => {
  const { body } = await admin.get('/audit-log/events/export').query(query).expect(400);
  expect(body.error.message).toContain(`"${field}"`);
});
