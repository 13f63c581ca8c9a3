import { serialiseQuery } from '../../../admin/src/api/serialise-query';
import {
  formatAddress,
  hasFilters,
  parseAddress,
  toListQuery,
} from '../../../admin/src/pages/AuditLog/state/list-state';

const NOW = new Date('2026-06-15T12:00:42.000Z');

const read = (address: string) => parseAddress(new URLSearchParams(address));
const parse = (address: string) => read(address).state;
const roundTrip = (address: string) => formatAddress(parse(address)).toString();
const queryOf = (address: string) =>
  new URLSearchParams(serialiseQuery(toListQuery(parse(address), NOW)));

describe('the address of the page', () => {
  it('is empty in the default view, which lists the last seven days by the clock', () => {
    expect(roundTrip('')).toBe('');
    expect(roundTrip('range=7d')).toBe('');
    expect(hasFilters(parse(''))).toBe(false);
    expect(Object.fromEntries(queryOf(''))).toEqual({
      from: '2026-06-08T12:00:00.000Z',
      page: '1',
      pageSize: '25',
      sort: 'occurredAt:desc',
    });
  });

  it('keeps everything there is to keep', () => {
    const address = new URLSearchParams({
      from: '2026-05-01',
      to: '2026-05-31T14:30Z',
      action: 'login,-logout',
      category: 'role',
      outcome: 'failure,denied',
      actor: 'admin:1,-admin:2',
      entityType: 'plugin::users-permissions.role',
      source: '2001:db8::1',
      origin: '-cron',
      entityId: '4',
      request: '01980000-request',
      q: 'a&b = 100 %',
      page: '3',
      pageSize: '50',
      sort: 'occurredAt:asc',
      fold: 'off',
      around: '0197',
      event: '0198',
    }).toString();

    expect(read(address).faults).toEqual([]);
    expect(roundTrip(address)).toBe(address);
  });

  it('reads several actions whichever way they are written', () => {
    expect(parse('action=login&action=logout,-created').action).toEqual([
      'login',
      'logout',
      '-created',
    ]);
  });

  it.each([
    'from=yesterday',
    'from=2026-02-30',
    'from=2026-02-30T10:00',
    'from=2026-06-02&to=2026-06-01',
    'from=2026-06-01T10:00Z&to=2026-06-01T09:00Z',
    'range=1y',
    'outcome=toString',
    'page=0',
    'page=1.5',
    'page=-1',
    'pageSize=1000000000',
    'sort=name:asc',
    'acton=login',
  ])('lists as without %p, and says so', (address) => {
    const { state, faults } = read(address);

    expect(state).toEqual(parse(''));
    expect(faults).toEqual(address.split('&'));
  });

  it.each(['action=', 'actor=', 'q='])('finds nothing wrong with an empty %p', (address) => {
    expect(read(address)).toEqual({ state: parse(''), faults: [] });
  });

  it('reads ranges to the minute, in any zone, and writes them for all', () => {
    expect(roundTrip('from=2026-06-01T10:15%2B02:00&to=2026-06-01T12:00:00.000Z')).toBe(
      new URLSearchParams({ from: '2026-06-01T08:15Z', to: '2026-06-01T12:00Z' }).toString(),
    );
  });

  it('keeps an open end open', () => {
    expect(queryOf('from=2026-06-01T00:00Z').has('to')).toBe(false);
    expect(queryOf('to=2026-06-09T00:00Z').get('from')).toBe('2026-06-02T00:00:00.000Z');
  });
});

describe('the query of the API', () => {
  it('repeats what has several values, and encodes what people type', () => {
    const query = queryOf('action=login,-logout&q=a%26b&actor=api-token:7');

    expect(query.getAll('action')).toEqual(['login', '-logout']);
    expect(query.get('q')).toBe('a&b');
    expect(query.get('actor')).toBe('api-token:7');
    expect(query.has('event')).toBe(false);
  });

  it.each([
    ['range=1h', '2026-06-15T11:00:00.000Z'],
    ['range=24h', '2026-06-14T12:00:00.000Z'],
    ['range=30d', '2026-05-16T12:00:00.000Z'],
    ['range=90d', '2026-03-17T12:00:00.000Z'],
    ['range=all', '1970-01-01T00:00:00.000Z'],
  ])('counts %s back from the full minute, and stays open', (address, from) => {
    expect(queryOf(address).get('from')).toBe(from);
    expect(queryOf(address).has('to')).toBe(false);
    expect(roundTrip(address)).toBe(address);
  });
});
