import { daysOf, rowsOf } from '../../../admin/src/pages/AuditLog/list/rows';
import type { ListedEvent } from '../../../server/src/contracts';

const event = (minute: number, facts: Partial<ListedEvent> = {}): ListedEvent => ({
  id: String(minute),
  occurredAt: new Date(2026, 5, 15, 12, minute).toISOString(),
  category: 'content',
  action: 'updated',
  outcome: 'success',
  entity: { type: 'api::article.article', id: 'abc', label: 'Hello' },
  modifiedBy: { type: 'admin', id: '1', name: 'Ada', email: null },
  source: '203.0.113.7',
  attempts: 1,
  origin: 'panel',
  requestId: null,
  summary: null,
  ...facts,
});

const shape = (events: ListedEvent[], isFolded = true) =>
  rowsOf(events, isFolded).map((row) => row.events.map(({ id }) => id).join());

describe('the rows of a page', () => {
  it('stand for similar events that follow each other within ten minutes', () => {
    expect(shape([event(30), event(25), event(20)])).toEqual(['30,25,20']);
    expect(shape([event(30), event(25), event(19)])).toEqual(['30,25', '19']);
  });

  it.each<[string, Partial<ListedEvent>]>([
    ['action', { action: 'published' }],
    ['outcome', { outcome: 'denied' }],
    ['entity', { entity: { type: 'api::article.article', id: 'def', label: 'Hello' } }],
    ['author', { modifiedBy: { type: 'admin', id: '2', name: 'Ada', email: null } }],
  ])('do not mix events of another %s', (_what, facts) => {
    expect(shape([event(30), event(29, facts), event(28)])).toEqual(['30', '29', '28']);
  });

  it('stand for the events of one request, whatever they are about', () => {
    const request = { requestId: 'r1' };
    const other = { entity: null, category: 'media', ...request };

    const [row, ...others] = rowsOf([event(30, request), event(30, other), event(30)], true);

    expect(row?.kind).toBe('request');
    expect(row?.events).toHaveLength(2);
    expect(others).toHaveLength(1);
  });

  it('keep apart what one request achieved and what it failed in', () => {
    const request = { requestId: 'r1', action: 'deleted' };

    expect(
      shape([event(30, { ...request, outcome: 'failure' }), event(29, { requestId: 'r1' })]),
    ).toEqual(['30', '29']);
  });

  it('do not mix similar events and those of one request', () => {
    const first = event(30, { requestId: 'r1' });
    const similar = event(29, { requestId: 'r2' });
    const related = event(28, { requestId: 'r2', action: 'published' });

    expect(shape([first, similar, related])).toEqual(['30,29', '28']);
    expect(shape([related, similar, first])).toEqual(['28,29', '30']);
  });

  it('are one for each event where somebody wants that', () => {
    expect(shape([event(30), event(29)], false)).toEqual(['30', '29']);
  });

  it('count attempts, not rows', () => {
    const login = { action: 'login', outcome: 'failure' } as const;
    const [row] = rowsOf([event(30, { ...login, attempts: 6 }), event(29, login)], true);

    expect(row?.attempts).toBe(7);
  });

  it('stand under their days', () => {
    const days = daysOf(rowsOf([event(5), event(1), event(-800)], true));

    expect(days.map(({ date, rows }) => [date, rows.length])).toEqual([
      ['2026-06-15', 1],
      ['2026-06-14', 1],
    ]);
  });
});
