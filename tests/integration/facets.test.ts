import type { EventRow } from '../../server/src/event';
import { type AdminAgent, createUser, login, registerFirstAdmin } from '../support/admin';
import { eventRow } from '../support/rows';
import { type RunningStrapi, startStrapi } from '../support/strapi';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

const START = Date.now() - 2 * DAY;

/** A week in a shop: rows as the journal writes them, an hour apart. */
const ROWS: Partial<EventRow>[] = [
  { action: 'created', actor_type: 'admin', actor_id: '7', actor_name: 'Grace', origin: 'panel' },
  { action: 'created', actor_type: 'admin', actor_id: '7', actor_name: 'Grace Hopper' },
  { action: 'login', category: 'login', outcome: 'failure', attempts: 17, source: '192.0.2.1' },
  { action: 'login', category: 'login', outcome: 'denied', actor_type: 'anonymous', attempts: 3 },
  { action: 'deleted', actor_type: 'api-token', actor_id: '7', origin: 'api', source: '192.0.2.2' },
  { action: 'deleted', entity_type: 'api::order.order', entity_id: '1', origin: 'cli' },
];

describe('several values, excluded values and their counts', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
    const rows = ROWS.map((facts, index) =>
      eventRow({ occurred_at: START + index * HOUR, ...facts }),
    );
    const old = eventRow({ ...ROWS[5], occurred_at: Date.now() - 40 * DAY, actor_name: 'Old' });
    await server.strapi.db.getConnection('audit_events').insert([...rows, old]);
  });

  afterAll(() => server.stop());

  /** The numbers of the rows that are listed. */
  const listed = async (query: string): Promise<number[]> => {
    const { body } = await ada.get(`/audit-log/events?category=-user&${query}`).expect(200);
    return (body.data as { occurredAt: string }[]).map(({ occurredAt }) =>
      Math.round((Date.parse(occurredAt) - START) / HOUR),
    );
  };

  it.each([
    ['several actions', 'action=created&action=login', [3, 2, 1, 0]],
    ['all but an action', 'action=-login', [5, 4, 1, 0]],
    ['all but two actions', 'action=-login&action=-deleted', [1, 0]],
    ['an action and not another', 'action=created&action=-deleted', [1, 0]],
    ['several people', 'actor=admin:7&actor=api-token:7', [4, 1, 0]],
    ['a type of actor', 'actor=admin', [1, 0]],
    ['not me', 'actor=-admin:7', [5, 4, 3, 2]],
    ['not a type', 'actor=-admin&actor=-anonymous', [5, 4, 2]],
    ['nobody', 'actor=anonymous', [3]],
    ['all but nobody', 'actor=-anonymous', [5, 4, 2, 1, 0]],
    ['several sources', 'source=192.0.2.1&source=192.0.2.2', [4, 2]],
    ['any other source, and none', 'source=-192.0.2.1', [5, 4, 3, 1, 0]],
    ['an entity type', 'entityType=api::order.order&entityType=api::x.x', [5]],
    ['any other entity type, and none', 'entityType=-api::order.order', [4, 3, 2, 1, 0]],
    ['an origin', 'origin=panel&origin=cli', [5, 0]],
    ['any other origin, and none', 'origin=-panel&origin=-cli', [4, 3, 2, 1]],
    ['what did not succeed', 'outcome=-success', [3, 2]],
  ])('shows %s', async (_what, query, expected) => {
    expect(await listed(query)).toEqual(expected);
    const count = expected.reduce((sum, index) => sum + (ROWS[index]!.attempts ?? 1), 0);
    const path = `/audit-log/events/activity?category=-user&${query}`;
    const { body } = await ada.get(path).expect(200);
    const totals = body.data as { total: number; events: number }[];
    expect(totals.reduce((sum, { total }) => sum + total, 0)).toBe(count);
    expect(totals.reduce((sum, { events }) => sum + events, 0)).toBe(expected.length);
  });

  it('shows the history of an entity over all time', async () => {
    const history = 'entityType=api::order.order&entityId=1';
    expect(await listed(history)).toHaveLength(2);
    const week = `&from=${new Date(Date.now() - 7 * DAY).toISOString()}`;
    expect(await listed(history + week)).toEqual([5]);
  });

  it('sums up attempts in the list', async () => {
    const { body } = await ada.get('/audit-log/events?category=login').expect(200);
    expect(body.meta).toMatchObject({ pagination: { total: 2 }, attempts: 20 });
    const [latest] = body.data;
    expect(latest).toMatchObject({ attempts: 3, origin: null });
  });

  const facets = async (query: string) => {
    const { body } = await ada.get(`/audit-log/events/facets?category=-user&${query}`).expect(200);
    return body as { data: Record<string, { value: string; label: unknown; count: number }[]> };
  };

  const counts = async (query: string, facet: string) =>
    Object.fromEntries(
      (await facets(query)).data[facet]!.map(({ value, count }) => [value, count]),
    );

  it('counts the attempts of each value', async () => {
    const { data, meta } = (await facets('')) as unknown as {
      data: Record<string, unknown[]>;
      meta: object;
    };
    expect(meta).toEqual({ isCapped: false });
    expect(data.action).toEqual([
      { value: 'login', label: null, count: 20, isCapped: false },
      ...['created', 'deleted'].map(() => expect.objectContaining({ count: 2 })),
    ]);
    expect(data.actor).toContainEqual({
      value: 'admin:7',
      label: 'Grace Hopper',
      count: 2,
      isCapped: false,
    });
    expect(await counts('', 'actor')).toEqual({
      'admin:7': 2,
      'api-token:7': 1,
      anonymous: 3,
      system: 18,
    });
    expect(await counts('', 'origin')).toEqual({ panel: 1, api: 1, cli: 1 });
    expect(await counts('', 'source')).toEqual({ '192.0.2.1': 17, '192.0.2.2': 1 });
    expect(await counts('', 'entityType')).toEqual({ 'api::order.order': 1 });
    expect(await counts('', 'outcome')).toEqual({ success: 4, failure: 17, denied: 3 });
  });

  it('counts each filter under all others, without itself', async () => {
    expect(await counts('action=login', 'action')).toEqual({ created: 2, deleted: 2, login: 20 });
    expect(await counts('action=login', 'outcome')).toEqual({ failure: 17, denied: 3 });
    expect(await counts('action=created&action=deleted', 'actor')).toEqual({
      'admin:7': 2,
      'api-token:7': 1,
      system: 1,
    });
    expect(await counts('q=Hopper', 'action')).toEqual({ created: 1 });
    expect(await counts('outcome=success&outcome=denied', 'category')).toMatchObject({
      'shop.order': 4,
      login: 3,
    });
  });

  it('counts to a cap, and says so', async () => {
    const at = Date.now() - 30 * DAY;
    const many = Array.from({ length: 2_100 }, () =>
      eventRow({ occurred_at: at, category: 'shop.many' }),
    );
    for (let start = 0; start < many.length; start += 100) {
      await server.strapi.db.getConnection('audit_events').insert(many.slice(start, start + 100));
    }
    const from = `from=${new Date(at).toISOString()}&to=${new Date(at + HOUR).toISOString()}`;
    const { data, meta } = (await facets(from)) as unknown as {
      data: Record<string, unknown[]>;
      meta: object;
    };
    expect(meta).toEqual({ isCapped: true });
    expect(data.source).toEqual([]);
    expect(data.actor).toEqual([{ value: 'system', label: null, count: 2_000, isCapped: true }]);
  });

  it('says what a retention would remove', async () => {
    const { body } = await ada.get('/audit-log/settings/impact?retentionDays=35').expect(200);
    expect(body.data).toMatchObject({ events: 1, isEstimated: false });
    expect(Date.now() - Date.parse(body.data.until)).toBeGreaterThanOrEqual(35 * DAY);
    expect(Date.parse(body.data.nextCleaningAt)).toBeGreaterThan(Date.now());
    const none = await ada.get('/audit-log/settings/impact?retentionDays=36500').expect(200);
    expect(none.body.data.events).toBe(0);
  });

  describe('saved views', () => {
    it('are kept for a person, and shared if that person wishes', async () => {
      const person = { email: 'grace@example.com', password: 'Correct-Horse-2' };
      const { body: roles } = await ada.get('/admin/roles').expect(200);
      await createUser(ada, { ...person, roles: [roles.data[0].id] });
      const grace = await login(server, person);
      const views = async (agent: AdminAgent) =>
        (await agent.get('/audit-log/views').expect(200)).body.data;

      const own = { name: 'Deletions', search: 'action=deleted&range=30d' };
      const { body: kept } = await ada.post('/audit-log/views').send(own).expect(201);
      const view = { ...own, id: kept.data.id, isShared: false, isOwn: true, owner: 'Ada Admin' };
      expect(kept).toEqual({ data: view });
      expect(await views(ada)).toEqual([view]);
      expect(await views(grace)).toEqual([]);

      const path = `/audit-log/views/${kept.data.id}`;
      await ada
        .put(path)
        .send({ ...own, isShared: true })
        .expect(200);
      expect(await views(grace)).toEqual([{ ...view, isShared: true, isOwn: false }]);
      await grace.put(path).send(own).expect(404);
      await grace.delete(path).expect(404);

      const again = await ada
        .post('/audit-log/views')
        .send({ ...own, name: 'deletions' })
        .expect(400);
      expect(again.body.error.message).toContain('"name"');
      await grace.post('/audit-log/views').send(own).expect(201);
      await ada.delete(path).expect(204);
      await ada.delete(path).expect(404);
      expect(await views(ada)).toEqual([]);
    });

    it('are at most 50 a person, also when they are saved at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 52 }, (_, index) =>
          ada.post('/audit-log/views').send({ name: `View ${index}`, search: '' }),
        ),
      );
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 201)).toHaveLength(50);
      expect(statuses.filter((status) => status === 400)).toHaveLength(2);
    });

    it('leave no event', async () => {
      const { body } = await ada.get('/audit-log/events?q=view').expect(200);
      expect(body.data).toEqual([]);
    });
  });
});
