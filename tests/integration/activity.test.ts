import type { ActivityBucket } from '../../server/src/contracts';
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recorderOf } from './support/recorder';

type Facts = { occurredAt: string } & Record<string, unknown>;

const at = (occurredAt: string, facts: Record<string, unknown> = {}): Facts => ({
  occurredAt,
  ...facts,
});

/**
 * Around the end of March 2025, when the clocks of Berlin went forward, and the end of October,
 * when they went back.
 */
const EVENTS: Facts[] = [
  at('2025-03-28T22:59:59.999Z'),
  at('2025-03-28T23:00:00.000Z', { outcome: 'failure' }),
  at('2025-03-29T22:59:59.999Z'),
  at('2025-03-29T23:00:00.000Z', { outcome: 'denied', source: '192.0.2.1' }),
  at('2025-03-30T00:59:00.000Z', { label: 'Élodie 100%' }),
  at('2025-03-30T01:00:00.000Z', { actor: { type: 'admin', id: '7', name: 'Grace', email: null } }),
  at('2025-03-30T21:59:59.999Z', { action: 'shipped' }),
  at('2025-03-30T22:00:00.000Z'),
  at('2025-10-26T00:30:00.000Z'),
  at('2025-10-26T01:30:00.000Z', { outcome: 'failure' }),
];

const BERLIN = { timeZone: 'Europe/Berlin' };
/** From the 29th of March to the end of the 30th in Berlin: 24 and 23 hours. */
const TWO_DAYS = { from: '2025-03-28T23:00:00Z', to: '2025-03-30T22:00:00Z' };
/** A day more, and so a bar for each day. */
const THREE_DAYS = { from: '2025-03-28T23:00:00Z', to: '2025-03-31T22:00:00Z', ...BERLIN };

/** More than is counted of one day when two months of days are asked for. */
const MANY = 950;

describe('the activity', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
    for (const { occurredAt, label = 'An order', action = 'created', ...facts } of EVENTS) {
      await recorderOf(server.strapi).record({
        category: 'shop.order',
        action: String(action),
        entity: { type: 'api::order.order', id: '1', label: String(label) },
        occurredAt: new Date(occurredAt),
        ...facts,
      });
    }
    await server.strapi.db.transaction(async () => {
      for (let number = 0; number < MANY; number += 1) {
        await recorderOf(server.strapi).record({
          category: 'shop.order',
          action: 'counted',
          entity: { type: 'api::order.order', id: '2', label: number === 0 ? 'oldest' : 'other' },
          occurredAt: new Date(Date.parse('2024-05-10T00:00:00Z') + number),
        });
      }
    });
  });

  afterAll(() => server.stop());

  const ask = async (query: object) => {
    const { body } = await ada.get('/audit-log/events/activity').query(query).expect(200);
    return body as { data: ActivityBucket[]; meta: object };
  };

  const counts = async (query: object) =>
    (await ask(query)).data.map(({ total, failed }) => [total, failed]);

  it('is counted by days, each as long as it is in the time zone of the viewer', async () => {
    expect(await ask(THREE_DAYS)).toEqual({
      data: [
        {
          from: '2025-03-28T23:00:00.000Z',
          to: '2025-03-29T23:00:00.000Z',
          events: 2,
          total: 2,
          totalIsCapped: false,
          failed: 1,
          failedIsCapped: false,
        },
        {
          from: '2025-03-29T23:00:00.000Z',
          to: '2025-03-30T22:00:00.000Z',
          events: 4,
          total: 4,
          totalIsCapped: false,
          failed: 1,
          failedIsCapped: false,
        },
        {
          from: '2025-03-30T22:00:00.000Z',
          to: '2025-03-31T22:00:00.000Z',
          events: 1,
          total: 1,
          totalIsCapped: false,
          failed: 0,
          failedIsCapped: false,
        },
      ],
      meta: { unit: 'day', timeZone: 'Europe/Berlin', isCapped: false },
    });
  });

  it('is counted by days of UTC where no time zone is given', async () => {
    const { from, to } = THREE_DAYS;
    expect(await counts({ from, to })).toEqual([
      [1, 1],
      [2, 1],
      [4, 0],
      [0, 0],
    ]);
  });

  it('is counted by hours for two days, 47 where the clocks went forward', async () => {
    const { data, meta } = await ask({ ...TWO_DAYS, ...BERLIN });
    expect(meta).toMatchObject({ unit: 'hour' });
    expect(data).toHaveLength(47);
    const hours = data.filter(({ total }) => total > 0).map(({ from }) => from);
    expect(hours).toEqual([
      '2025-03-28T23:00:00.000Z',
      '2025-03-29T22:00:00.000Z',
      '2025-03-29T23:00:00.000Z',
      '2025-03-30T00:00:00.000Z',
      '2025-03-30T01:00:00.000Z',
      '2025-03-30T21:00:00.000Z',
    ]);
  });

  it('keeps the two hours apart that a clock shows twice', async () => {
    const range = { from: '2025-10-25T22:00:00Z', to: '2025-10-26T23:00:00Z' };
    const { data } = await ask({ ...range, ...BERLIN });
    expect(data).toHaveLength(25);
    expect(data.slice(2, 4).map(({ total, failed }) => [total, failed])).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('begins and ends exactly where it is asked to', async () => {
    const range = { from: '2025-03-28T22:59:59.999Z', to: '2025-03-30T21:59:59.999Z' };
    const { data } = await ask({ ...range, ...BERLIN });
    expect(data[0]).toMatchObject({ from: range.from, to: TWO_DAYS.from.replace('Z', '.000Z') });
    expect(data.at(-1)).toMatchObject({ to: range.to, total: 0 });
    expect(data.reduce((sum, { total }) => sum + total, 0)).toBe(6);
  });

  it('is that of the last 7 days until the end of today where nothing is asked for', async () => {
    const { data, meta } = await ask({});
    expect(meta).toEqual({ unit: 'day', timeZone: 'UTC', isCapped: false });
    expect(data).toHaveLength(8);
    expect(data.at(-1)).toMatchObject({ total: 1, failed: 0 });
    expect(data.at(-1)?.to).toMatch(/T00:00:00\.000Z$/);
  });

  it('leaves out the years before the first event and after the last', async () => {
    const { data, meta } = await ask({ from: '1990-01-01T00:00:00Z', to: '2025-12-01T00:00:00Z' });
    expect(meta).toMatchObject({ unit: 'month' });
    expect(data[0]).toMatchObject({ from: '2024-05-01T00:00:00.000Z', total: MANY });
    expect(data.at(-1)?.to).toBe('2025-12-01T00:00:00.000Z');
    expect(data.reduce((sum, { total }) => sum + total, 0)).toBe(MANY + EVENTS.length);
  });

  it('is nothing where the log has no events', async () => {
    const range = { from: '1990-01-01T00:00:00Z', to: '2001-01-01T00:00:00Z' };
    expect((await ask(range)).data).toEqual([]);
  });

  it.each<[string, object, number[][]]>([
    [
      'an outcome',
      { outcome: 'failure' },
      [
        [1, 1],
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'success',
      { outcome: 'success' },
      [
        [1, 0],
        [3, 0],
        [1, 0],
      ],
    ],
    [
      'two outcomes',
      { outcome: ['denied', 'success'] },
      [
        [1, 0],
        [4, 1],
        [1, 0],
      ],
    ],
    [
      'an action',
      { action: 'shipped' },
      [
        [0, 0],
        [1, 0],
        [0, 0],
      ],
    ],
    [
      'two actions',
      { action: ['shipped', 'created'] },
      [
        [2, 1],
        [4, 1],
        [1, 0],
      ],
    ],
    [
      'a category',
      { category: 'shop.order' },
      [
        [2, 1],
        [4, 1],
        [1, 0],
      ],
    ],
    [
      'a source',
      { source: '192.0.2.1' },
      [
        [0, 0],
        [1, 1],
        [0, 0],
      ],
    ],
    [
      'an actor',
      { actor: 'admin:7' },
      [
        [0, 0],
        [1, 0],
        [0, 0],
      ],
    ],
    [
      'nobody',
      { actor: 'system' },
      [
        [2, 1],
        [3, 1],
        [1, 0],
      ],
    ],
    [
      'an entity',
      { entityType: 'api::order.order', entityId: '1' },
      [
        [2, 1],
        [4, 1],
        [1, 0],
      ],
    ],
    [
      'a kind of entity',
      { entityType: 'api::bill.bill' },
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'free text',
      { q: 'Élodie 100%' },
      [
        [0, 0],
        [1, 0],
        [0, 0],
      ],
    ],
    [
      'several',
      { action: 'created', outcome: 'denied', q: '192.0.2' },
      [
        [0, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  ])('is filtered by %s as the list is', async (_what, filters, expected) => {
    const query = new URLSearchParams(THREE_DAYS);
    for (const [name, value] of Object.entries(filters)) {
      for (const one of [value].flat()) query.append(name, one);
    }
    const { body } = await ada.get(`/audit-log/events/activity?${query}`).expect(200);
    const { data } = body as { data: ActivityBucket[] };
    expect(data.map(({ total, failed }) => [total, failed])).toEqual(expected);
    // The list agrees, bar by bar.
    for (const { from, to, events, total } of data) {
      query.set('from', from);
      query.set('to', to);
      query.delete('timeZone');
      const list = await ada.get(`/audit-log/events?${query}`).expect(200);
      expect(list.body.meta).toMatchObject({ pagination: { total: events }, attempts: total });
    }
  });

  it('stops counting where there are many, and says so', async () => {
    const range = { from: '2024-04-01T00:00:00Z', to: '2024-06-01T00:00:00Z' };
    const { data, meta } = await ask(range);
    expect(meta).toMatchObject({ unit: 'day', isCapped: true });
    expect(data.filter(({ total }) => total > 0)).toEqual([
      {
        from: '2024-05-10T00:00:00.000Z',
        to: '2024-05-11T00:00:00.000Z',
        events: 200,
        total: 200,
        totalIsCapped: true,
        failed: 0,
        failedIsCapped: true,
      },
    ]);
  });

  it('looks for text in the newest events of each bar only, and says so', async () => {
    const range = { from: '2024-04-01T00:00:00Z', to: '2024-06-01T00:00:00Z' };
    const busy = async (q: string) =>
      (await ask({ ...range, q })).data.find(({ totalIsCapped }) => totalIsCapped);
    expect(await busy('other')).toMatchObject({ total: 50, totalIsCapped: true });
    expect(await busy('oldest')).toMatchObject({ total: 0, totalIsCapped: true });
  });

  it.each([
    ['a time zone that is none', { timeZone: 'Mars/Base' }, 'timeZone'],
    ['two time zones', { timeZone: ['UTC', 'UTC'] }, 'timeZone'],
    ['a page', { page: 2 }, 'page'],
    ['a date without a time', { from: '2026-03-01' }, 'from'],
    ['an end before the start', { from: THREE_DAYS.to, to: THREE_DAYS.from }, 'to'],
    ['an unknown outcome', { outcome: 'maybe' }, 'outcome'],
  ])('refuses %s with the name of the field', async (_what, query, field) => {
    const { body } = await ada.get('/audit-log/events/activity').query(query).expect(400);
    expect(body.error.message).toContain(`"${field}"`);
  });
});
