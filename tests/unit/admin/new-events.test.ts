import {
  countNew,
  isLive,
  newEventsQuery,
} from '../../../admin/src/pages/AuditLog/list/new-events';
import { parseAddress, toFilterQuery } from '../../../admin/src/pages/AuditLog/state/list-state';
import type { AuditEvent } from '../../../server/src/contracts';

const NOW = new Date(2026, 5, 15, 12);
const TODAY = '2026-06-15';
const parse = (address: string) => parseAddress(new URLSearchParams(address)).state;
const query = (address: string) => toFilterQuery(parse(address), NOW);

const event = (second: number): AuditEvent => ({
  id: String(second),
  occurredAt: new Date(Date.UTC(2026, 5, 15, 12, 0, second)).toISOString(),
  category: 'content',
  action: 'updated',
  outcome: 'success',
  entity: null,
  modifiedBy: { type: 'system', id: null, name: null, email: null },
  source: null,
  attempts: 1,
  origin: 'system',
  summary: null,
});

const newestFirst = (...seconds: number[]) => seconds.map(event);

describe('looking for new events', () => {
  it.each([
    '',
    'range=today',
    'range=month',
    'range=1h',
    `from=2026-06-01&to=${TODAY}`,
    'action=login',
  ])('makes sense under %p', (address) => expect(isLive(parse(address), NOW)).toBe(true));

  it.each([
    'page=2',
    'sort=occurredAt:asc',
    'from=2026-06-01&to=2026-06-14',
    'from=2026-06-16&to=2026-06-20',
  ])('makes no sense under %p', (address) => expect(isLive(parse(address), NOW)).toBe(false));

  it('asks under the same filters, from shortly before the newest that is known', () => {
    expect(newEventsQuery(query('action=login'), newestFirst(50, 1), 25)).toMatchObject({
      action: ['login'],
      from: '2026-06-15T12:00:40.000Z',
      pageSize: 100,
    });
  });

  it('never asks for what is on the next page', () => {
    const full = newestFirst(50, 49, 48, 47, 46, 45, 44, 43, 42, 41);

    expect(newEventsQuery(query(''), full, 10).from).toBe(event(41).occurredAt);
  });
});

describe('counting new events', () => {
  it('leaves out what is listed', () => {
    expect(countNew(newestFirst(9, 8, 7), newestFirst(8, 7), 25)).toBe(1);
  });

  it('counts one that came late, with an earlier time', () => {
    expect(countNew(newestFirst(8, 7, 6), newestFirst(8, 6), 25)).toBe(1);
  });

  it('leaves out what is on the next page', () => {
    expect(countNew(newestFirst(9, 8, 7, 6), newestFirst(8, 7), 2)).toBe(1);
  });
});
