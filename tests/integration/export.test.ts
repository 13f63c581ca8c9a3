import type { AuditEventDetails } from '../../server/src/contracts';
import { type AdminAgent, createRole, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvent, readEvents } from './support/events';

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

/** Events of one day long ago, many of them at the same moment. */
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

test('CSV is safe to open in a spreadsheet', async () => {
  await createRole(admin, { name: '=HYPERLINK("http://evil.example")', description: '＝1+1' });
  const query = { format: 'csv', action: 'created', category: 'role', timeZone: 'Asia/Tokyo' };
  const { body } = await download(query);
  const text = body.toString('utf8');
  const [head, row] = text.split('\r\n');
  expect(head).toBe(
    '\uFEFFId,Occurred At (UTC),Occurred At (Asia/Tokyo),Category,Action,Outcome,Entity,Entity Type,' +
      'Entity Id,Modified By,Modified By E-mail,Modified By Type,Modified By Id,Source (IP),Changes,' +
      'Request Id,Method,Path,User Agent',
  );
  expect(row).toContain(`"'=HYPERLINK(""http://evil.example"")",admin::role`);
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
  expect(events).toHaveLength(1);
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
