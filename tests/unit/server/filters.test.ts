import { listQuerySchema } from '../../../server/src/query/filters';

const NOW = new Date('2026-03-10T12:00:00.000Z');

describe('the filters of the list', () => {
  beforeAll(() => {
    jest.useFakeTimers({ now: NOW });
  });

  afterAll(() => {
    jest.useRealTimers();
  });

  it('are the last 7 days, newest first, where nothing is asked for', () => {
    expect(listQuerySchema.parse({})).toEqual({
      from: new Date('2026-03-03T12:00:00.000Z'),
      page: 1,
      pageSize: 25,
      sort: 'occurredAt:desc',
      reach: 10_000,
    });
  });

  it.each([
    ['a start', { from: '2026-01-01T00:00:00Z' }, '2026-01-01T00:00:00.000Z', undefined],
    [
      'an end',
      { to: '2026-02-08T01:00:00+01:00' },
      '2026-02-01T00:00:00.000Z',
      '2026-02-08T00:00:00.000Z',
    ],
    [
      'both',
      { from: '2026-02-01T00:00:00.5Z', to: '2026-02-01T00:00:00.501Z' },
      '2026-02-01T00:00:00.500Z',
      '2026-02-01T00:00:00.501Z',
    ],
  ])('reach as far as asked for by %s', (_what, query, from, to) => {
    const filters = listQuerySchema.parse(query);
    expect(filters.from.toISOString()).toBe(from);
    expect(filters.to?.toISOString()).toBe(to);
  });

  it.each<object>([{ entityId: '7' }, { request: '7' }])('are all of time for %j', (query) => {
    expect(listQuerySchema.parse(query).from).toEqual(new Date(0));
    const from = '2026-01-01T00:00:00Z';
    expect(listQuerySchema.parse({ ...query, from }).from).toEqual(new Date(from));
  });

  it.each([
    [{ action: 'created' }, { action: { only: ['created'], not: [] } }],
    [{ action: ['created', '-deleted'] }, { action: { only: ['created'], not: ['deleted'] } }],
    [{ category: 'shop.order' }, { category: { only: ['shop.order'], not: [] } }],
    [{ outcome: ['success', 'denied'] }, { outcome: { only: ['success', 'denied'], not: [] } }],
    [{ outcome: '-success' }, { outcome: { only: ['failure', 'denied'], not: [] } }],
    [{ origin: ['-mcp', 'cli'] }, { origin: { only: ['cli'], not: ['mcp'] } }],
    [{ actor: 'admin:7' }, { actor: { only: [{ type: 'admin', id: '7' }], not: [] } }],
    [{ actor: 'end-user' }, { actor: { only: [{ type: 'end-user' }], not: [] } }],
    [
      { actor: ['admin:7', '-admin:-8'] },
      { actor: { only: [{ type: 'admin', id: '7' }], not: [{ type: 'admin', id: '-8' }] } },
    ],
    [{ actor: 'api-token:a:b' }, { actor: { only: [{ type: 'api-token', id: 'a:b' }], not: [] } }],
    [{ actor: 'system' }, { actor: { only: [{ type: 'system', id: null }], not: [] } }],
    [{ q: '  Ada  ' }, { q: 'Ada' }],
    [{ entityId: '0' }, { entityId: '0' }],
    [
      { page: '1000000', pageSize: '100' },
      { page: 1_000_000, pageSize: 100 },
    ],
    [{ pageSize: '10' }, { pageSize: 10 }],
  ])('understand %j', (query, expected) => {
    expect(listQuerySchema.parse(query)).toMatchObject(expected);
  });

  it.each([
    ['more actions than anybody asks for', { action: Array(51).fill('created') }, 'action'],
    ['a value that is a sign alone', { action: '-' }, 'action'],
    ['an excluded outcome that is none', { outcome: ['success', '-maybe'] }, 'outcome'],
    ['an excluded actor of no type', { actor: '-robot:7' }, 'actor'],
    ['a code of a translation that is none', { q: 'a', qCode: 'A' }, 'qCode'],
    ['a date of no calendar', { from: '2026-13-01T00:00:00Z' }, 'from'],
    ['a leap day of a common year', { from: '2026-02-29T00:00:00Z' }, 'from'],
    ['a date in words', { to: 'Tue, 10 Mar 2026 12:00:00 GMT' }, 'to'],
    ['milliseconds since 1970', { to: '1773144000000' }, 'to'],
    ['a page that is a number', { page: 1 }, 'page'],
    ['an unsorted order', { sort: 'occurredAt' }, 'sort'],
  ])('refuse %s', (_what, query, field) => {
    const { error } = listQuerySchema.safeParse(query);
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
