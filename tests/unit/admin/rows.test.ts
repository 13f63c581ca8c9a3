import { daysOf, rowsOf } from '../../../admin/src/pages/AuditLog/list/rows';
import type { AuditEvent } from '../../../server/src/contracts';

const event = (minute: number, facts: Partial<AuditEvent> = {}): AuditEvent => ({
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
  summary: null,
  ...facts,
});

const shape = (events: AuditEvent[], isFolded = true) =>
  rowsOf(events, isFolded).map((row) => row.events.map(({ id }) => id).join());

describe('the rows of a page', () => {
  it('stand for similar events that follow each other within ten minutes', () => {
    expect(shape([event(30), event(25), event(20)])).toEqual(['30,25,20']);
    expect(shape([event(30), event(25), event(19)])).toEqual(['30,25', '19']);
  });

  it.each<[string, Partial<AuditEvent>]>([
    ['action', { action: 'published' }],
    ['outcome', { outcome: 'denied' }],
    ['entity', { entity: { type: 'api::article.article', id: 'def', label: 'Hello' } }],
    ['author', { modifiedBy: { type: 'admin', id: '2', name: 'Ada', email: null } }],
  ])('do not mix events of another %s', (_what, facts) => {
    expect(shape([event(30), event(29, facts), event(28)])).toEqual(['30', '29', '28']);
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
