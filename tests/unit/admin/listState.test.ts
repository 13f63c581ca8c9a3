import { serialiseQuery } from '../../../admin/src/api/serialiseQuery';
import {
  formatListState,
  hasFilters,
  parseListState,
  toQuery,
} from '../../../admin/src/pages/AuditLog/listState';

const TODAY = '2026-06-15';

const parse = (address: string) => parseListState(new URLSearchParams(address), TODAY);
const roundTrip = (address: string) => formatListState(parse(address)).toString();

describe('the address of the page', () => {
  it('is empty in the default view, which asks the server for nothing but a page', () => {
    expect(roundTrip('')).toBe('');
    expect(hasFilters(parse(''))).toBe(false);
    expect(serialiseQuery(toQuery(parse('')))).toBe('page=1&pageSize=25&sort=occurredAt%3Adesc');
  });

  it('keeps everything there is to keep', () => {
    const address = new URLSearchParams({
      from: '2026-05-01',
      to: '2026-05-31',
      action: 'login,logout',
      category: 'role',
      outcome: 'failure,denied',
      actor: 'admin:1',
      entityType: 'plugin::users-permissions.role',
      entityId: '4',
      source: '2001:db8::1',
      request: '01980000-request',
      q: 'a&b = 100 %',
      page: '3',
      pageSize: '50',
      sort: 'occurredAt:asc',
      event: '0198',
    }).toString();

    expect(roundTrip(address)).toBe(address);
  });

  it('reads several actions whichever way they are written', () => {
    expect(parse('action=login&action=logout,created').actions).toEqual([
      'login',
      'logout',
      'created',
    ]);
  });

  it.each([
    'from=yesterday',
    'from=2026-02-30',
    'from=2026-06-02&to=2026-06-01',
    'outcome=toString',
    'page=0',
    'page=1.5',
    'page=-1',
    'pageSize=1000000000',
    'sort=name:asc',
    'action=',
    'actor=',
    'nonsense=1',
  ])('takes no notice of %p', (address) => {
    expect(parse(address)).toEqual(parse(''));
  });

  it('completes a range of which one end is given', () => {
    expect(parse('from=2026-06-01').range).toEqual({ start: '2026-06-01', end: TODAY });
    expect(parse('to=2026-06-01').range).toEqual({ start: '2026-05-25', end: '2026-06-01' });
  });
});

describe('a rolling range', () => {
  it.each([
    ['range=today', { start: '2026-06-15', end: '2026-06-15', rolling: 'today' }],
    ['range=30d', { start: '2026-05-17', end: '2026-06-15', rolling: '30d' }],
    ['range=month', { start: '2026-06-01', end: '2026-06-15', rolling: 'month' }],
  ])('%s keeps its name in the address, and ends today', (address, range) => {
    expect(parse(address).range).toEqual(range);
    expect(roundTrip(address)).toBe(address);
  });

  it('moves along with the calendar', () => {
    const later = parseListState(new URLSearchParams('range=month'), '2026-07-02');

    expect(later.range).toMatchObject({ start: '2026-07-01', end: '2026-07-02' });
  });

  it('goes before days, and one that is unknown counts as not given', () => {
    expect(parse('range=today&from=2026-01-01&to=2026-01-02').range?.rolling).toBe('today');
    expect(parse('range=1y').range).toBeNull();
  });
});

describe('the query of the API', () => {
  it('repeats what has several values, and encodes what people type', () => {
    const query = new URLSearchParams(
      serialiseQuery(toQuery(parse('action=login,logout&q=a%26b&actor=api-token:7'))),
    );

    expect(query.getAll('action')).toEqual(['login', 'logout']);
    expect(query.get('q')).toBe('a&b');
    expect(query.get('actor')).toBe('api-token:7');
    expect(query.has('event')).toBe(false);
  });
});
