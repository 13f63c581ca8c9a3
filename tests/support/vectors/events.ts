import { createHash } from 'node:crypto';
import type { SealedEvent } from '../../../server/src/contracts';

const DAY = '2026-11-25T07:';

/** A CSV file, whose sum one of the events names. */
export const CSV = '"Id","Action"\r\n"1","created"\r\n';

const csvSum = createHash('sha256').update(CSV).digest('hex');

const ada = { type: 'admin', id: '1', name: 'Ada Lovelace', email: 'ada@example.com' } as const;

const idOf = (number: number): string => `019ac000-0000-7000-8000-00000000000${number}`;

/** Numbers and names that canonical forms get wrong. */
const ODD = {
  numbers: [0, -0, 1.0, 0.1, 1e21, 1e-7, 5e-324, 9007199254740992, -1.5e300, 123456789012345680000],
  '10': 'ten',
  '9': 'nine',
  '': 'no name',
  '\u20ac': 'euro',
  '\ud83d\ude00': 'emoji, sorted before \ufb33',
  '\ufb33': 'dalet with dagesh',
  controls: '\u0000\u0008\u000b\u001f\u007f\u0080\u2028"\\/',
  half: '\ud800',
  nested: [[], {}, [null, true, false]],
};

/** The events of the log: three of one seal, two of the next. */
export const EVENTS: readonly [SealedEvent[], SealedEvent[]] = [
  [
    {
      id: idOf(1),
      occurredAt: `${DAY}24:01.000Z`,
      category: 'role',
      action: 'created',
      outcome: 'success',
      attempts: 1,
      entity: { type: 'admin::role', id: '4', label: 'Editors' },
      modifiedBy: ada,
      source: '203.0.113.7',
      origin: 'panel',
      summary: {
        fields: ['name'],
        more: 0,
        change: { before: null, after: 'Editors' },
        permissions: null,
      },
      changes: [{ field: 'name', before: null, after: 'Editors' }],
      request: {
        id: '019ac000-0000-7000-8000-0000000000aa',
        method: 'POST',
        path: '/admin/roles',
        userAgent: 'Mozilla/5.0',
        device: 'Firefox on Linux',
      },
    },
    {
      id: idOf(2),
      occurredAt: `${DAY}24:02.500Z`,
      category: 'login',
      action: 'login',
      outcome: 'failure',
      attempts: 12,
      entity: null,
      modifiedBy: { type: 'anonymous', id: null, name: null, email: null },
      source: '2001:db8::1',
      origin: 'panel',
      summary: null,
      changes: [],
      request: {
        id: '019ac000-0000-7000-8000-0000000000ab',
        method: 'POST',
        path: '/admin/login',
        userAgent: null,
        device: null,
      },
    },
    {
      id: idOf(3),
      occurredAt: `${DAY}24:03.999Z`,
      category: 'content',
      action: 'published',
      outcome: 'success',
      attempts: 1,
      entity: { type: 'api::article.article', id: 'k3v9', label: null },
      modifiedBy: { type: 'system', id: null, name: null, email: null },
      source: null,
      origin: 'cron',
      summary: null,
      changes: [],
      request: null,
    },
  ],
  [
    {
      id: idOf(4),
      occurredAt: `${DAY}25:00.000Z`,
      category: 'content',
      action: 'updated',
      outcome: 'success',
      attempts: 1,
      entity: {
        type: 'api::article.article',
        id: 'k3v9',
        label: 'Grüße, \u05e9\u05dc\u05d5\u05dd \ud83d\ude00',
      },
      modifiedBy: ada,
      source: '203.0.113.7',
      origin: 'panel',
      summary: null,
      changes: [{ field: 'data', before: null, after: ODD }],
      request: null,
    },
    {
      id: idOf(5),
      occurredAt: `${DAY}25:10.000Z`,
      category: 'audit-log',
      action: 'exported',
      outcome: 'success',
      attempts: 1,
      entity: null,
      modifiedBy: ada,
      source: '203.0.113.7',
      origin: 'panel',
      summary: null,
      changes: [{ field: 'sha256', before: null, after: csvSum }],
      request: null,
    },
  ],
];

/** What retention records before it removes the events of seal 1; each part can be another one. */
export const cleanedEvent = ({ log = 1, until = `${DAY}24:30.000Z` } = {}): SealedEvent => ({
  id: idOf(6),
  occurredAt: `${DAY}26:20.000Z`,
  category: 'audit-log',
  action: 'cleaned',
  outcome: 'success',
  attempts: 1,
  entity: null,
  modifiedBy: { type: 'system', id: null, name: null, email: null },
  source: null,
  origin: 'cron',
  summary: null,
  changes: [
    { field: 'removed', before: null, after: 3 },
    { field: 'until', before: null, after: until },
    { field: 'log', before: null, after: log },
    { field: 'seals', before: null, after: [[1, 1]] },
  ],
  request: null,
});
