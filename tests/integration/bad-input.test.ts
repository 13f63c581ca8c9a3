import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvents } from './support/events';

const INJECTION = "1'; DROP TABLE audit_events; --";

describe('bad input', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  /** The fields that an answer of status 400 complains of; its message must name the first. */
  const faults = ({ error }: { error: Record<string, never> }): string[] => {
    const { name, message, details } = error as unknown as {
      name: string;
      message: string;
      details: { errors: { path: string[] }[] };
    };
    const fields = details.errors.map(({ path }) => path.join('.'));
    expect(name).toBe('ValidationError');
    expect(message).toContain(`"${fields[0]}"`);
    return fields;
  };

  it.each([
    ['an unknown parameter', 'limit=5', ['limit']],
    ['two unknown parameters', '_q=x&populate=*', ['_q', 'populate']],
    ['the filters of Strapi', 'filters[category]=login', ['filters']],
    ['a date without a time', 'from=2026-03-01', ['from']],
    ['a date without an offset', 'from=2026-03-01T00:00:00', ['from']],
    ['a date that is none', 'to=2026-02-30T00:00:00Z', ['to']],
    ['no date at all', 'to=yesterday', ['to']],
    ['an end before the start', 'from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z', ['to']],
    ['an end at the start', 'from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z', ['to']],
    ['two starts', 'from=2026-03-01T00:00:00Z&from=2026-03-01T00:00:00Z', ['from']],
    ['page 0', 'page=0', ['page']],
    ['a page before the first', 'page=-1', ['page']],
    ['half a page', 'page=1.5', ['page']],
    ['a page in hexadecimal', 'page=0x1', ['page']],
    ['two pages', 'page=1&page=2', ['page']],
    ['a page that no database can skip to', 'page=99999999999999999999', ['page']],
    ['a page size of a thousand million', 'pageSize=1e9', ['pageSize']],
    ['a page size of a thousand million in digits', 'pageSize=1000000000', ['pageSize']],
    ['a page size that is too small', 'pageSize=9', ['pageSize']],
    ['a page size that is too large', 'pageSize=101', ['pageSize']],
    ['another order', 'sort=category:asc', ['sort']],
    ['an order that is SQL', 'sort=occurredAt:desc;DROP TABLE audit_events', ['sort']],
    ['an empty action', 'action=', ['action']],
    ['an action that is an object', 'action[$ne]=created', ['action']],
    ['an action that is SQL', `action=${INJECTION}`, ['action']],
    ['a category in capitals', 'category=ROLE', ['category']],
    ['an unknown outcome', 'outcome=maybe', ['outcome']],
    ['one unknown outcome of two', 'outcome=success&outcome=maybe', ['outcome']],
    ['an actor of no type', 'actor=7', ['actor']],
    ['an actor without an id', 'actor=admin:', ['actor']],
    ['an actor of an unknown type', 'actor=robot:7', ['actor']],
    ['an actor that is an object', 'actor[id]=7', ['actor']],
    ['an entity id that is a list', 'entityId=1&entityId=2', ['entityId']],
    ['an entity id with a NUL', 'entityId=%00', ['entityId']],
    ['an entity type that is an object', 'entityType[$like]=%25', ['entityType']],
    ['a source that is an object', 'source[$ne]=127.0.0.1', ['source']],
    ['a sign without a source', 'source=-', ['source']],
    ['an unknown origin', 'origin=telepathy', ['origin']],
    ['an excluded unknown origin', 'origin=-telepathy', ['origin']],
    ['an excluded action that is SQL', `action=-${INJECTION}`, ['action']],
    ['a code that is none', 'q=a&qCode=A', ['qCode']],
    ['a search for nothing', 'q=', ['q']],
    ['a search for blanks', 'q=%20%20', ['q']],
    ['a search with a NUL', 'q=a%00b', ['q']],
    ['a search that is an object', 'q[$contains]=a', ['q']],
    ['a search of 256 characters', `q=${'x'.repeat(256)}`, ['q']],
    ['a request that is a list', 'request=1&request=2', ['request']],
    ['several faults', 'page=0&sort=no&who=ada', ['page', 'sort', 'who']],
  ])('is refused and named: %s', async (_what, query, fields) => {
    const { body } = await ada.get('/audit-log/events').query(query).expect(400);
    expect(faults(body).sort()).toEqual([...fields].sort());
  });

  it.each([
    ['entityId', INJECTION],
    ['entityType', INJECTION],
    ['source', INJECTION],
    ['request', INJECTION],
    ['q', INJECTION],
    ['q', '%'],
    ['actor', `admin:${INJECTION}`],
    ['source', ['192.0.2.1', '192.0.2.2']],
    ['actor', ['admin:77', 'api-token']],
    ['entityId', '99999999999999999999999999'],
    ['entityId', '\uD83D\uDE00'],
    ['q', '\\'],
  ])('finds nothing where it can be a text: %s=%s', async (field, value) => {
    const { body } = await ada
      .get('/audit-log/events')
      .query(
        new URLSearchParams([value].flat().map((one): [string, string] => [field, one])).toString(),
      )
      .expect(200);
    expect(body.data).toEqual([]);
  });

  it.each([
    '01890000-0000-7000-8000-000000000000',
    '1',
    'null',
    "1'%20OR%20'1'='1",
    '%00',
    '..%2f..%2fadmin',
    'x'.repeat(2000),
    '%F0%9F%98%80',
  ])('finds no event of the id %s', async (id) => {
    const { body } = await ada.get(`/audit-log/events/${id}`).expect(404);
    expect(body.error.name).toBe('NotFoundError');
  });

  it.each([
    ['facets', 'timeZone=UTC', ['timeZone']],
    ['facets', 'page=2', ['page']],
    ['facets', 'outcome=maybe', ['outcome']],
    ['activity', 'timeZone=Mars', ['timeZone']],
    ['activity', 'origin=telepathy', ['origin']],
  ])('is refused by the %s and named: %s', async (path, query, fields) => {
    const { body } = await ada.get(`/audit-log/events/${path}`).query(query).expect(400);
    expect(faults(body)).toEqual(fields);
  });

  it.each([
    ['no days', '', ['retentionDays']],
    ['0 days', 'retentionDays=0', ['retentionDays']],
    ['too many days', 'retentionDays=36501', ['retentionDays']],
    ['half a day', 'retentionDays=1.5', ['retentionDays']],
    ['days for ever', 'retentionDays=null', ['retentionDays']],
    ['an unknown parameter', 'retentionDays=30&days=30', ['days']],
  ])('is refused by what a retention would remove: %s', async (_what, query, fields) => {
    const { body } = await ada.get('/audit-log/settings/impact').query(query).expect(400);
    expect(faults(body)).toEqual(fields);
  });

  it.each<[string, unknown, string[] | null]>([
    ['no name', { search: '' }, ['name']],
    ['an empty name', { name: '  ', search: '' }, ['name']],
    ['a long name', { name: 'x'.repeat(61), search: '' }, ['name']],
    ['a name that is no text', { name: 7, search: '' }, ['name']],
    ['a name with a line feed', { name: 'a\nb', search: '' }, ['name']],
    ['no address', { name: 'a' }, ['search']],
    ['a long address', { name: 'a', search: `q=${'x'.repeat(2000)}` }, ['search']],
    ['another parameter', { name: 'a', search: 'page=2' }, ['search']],
    ['an address with a NUL', { name: 'a', search: 'q=a\u0000' }, ['search']],
    ['a switch that is a text', { name: 'a', search: '', isShared: 'yes' }, ['isShared']],
    ['an owner', { name: 'a', search: '', owner: 'Grace' }, ['owner']],
    ['a list', [], null],
  ])('is refused by saved views: %s', async (_what, view, fields) => {
    for (const method of ['post', 'put'] as const) {
      const path = method === 'post' ? '/audit-log/views' : '/audit-log/views/1';
      const { body } = await ada[method](path)
        .send(view as object)
        .expect(400);
      if (fields !== null) expect(faults(body)).toEqual(fields);
    }
    const { body } = await ada.get('/audit-log/views').expect(200);
    expect(body.data).toEqual([]);
  });

  it.each<[string, unknown, string | null]>([
    ['0 days', { retentionDays: 0 }, 'retentionDays'],
    ['too many days', { retentionDays: 36_501 }, 'retentionDays'],
    ['half a day', { retentionDays: 0.5 }, 'retentionDays'],
    ['days as text', { retentionDays: '30' }, 'retentionDays'],
    ['days as a list', { retentionDays: [30] }, 'retentionDays'],
    ['an unknown setting', { retentionDays: 30, retention: 30 }, 'retention'],
    ['a category that is no text', { excludedCategories: [1] }, 'excludedCategories.0'],
    ['categories that are no list', { excludedCategories: 'content' }, 'excludedCategories'],
    ['a switch that is a text', { recordSystem: 'yes' }, 'recordSystem'],
    ['a list', [], null],
  ])('is refused by the settings: %s', async (_what, settings, field) => {
    const { body: before } = await ada.get('/audit-log/settings').expect(200);
    const { body } = await ada
      .put('/audit-log/settings')
      .send(settings as object)
      .expect(400);
    if (field !== null) expect(faults(body)).toEqual([field]);
    const { body: after } = await ada.get('/audit-log/settings').expect(200);
    expect(after.data.settings).toEqual(before.data.settings);
  });

  it('leaves the log as it was', async () => {
    const events = await readEvents(ada);
    expect(events.map(({ category, action }) => [category, action])).toEqual([
      ['user', 'registered'],
    ]);
  });
});
