import type { AuditEvent } from '../../server/src/contracts';
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recorderOf } from './support/recorder';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const NOW = Date.now();
const ago = (ms: number) => new Date(NOW - ms);

/** What happened in a shop, each event under a label of its own; oldest first. */
const EVENTS = [
  { label: 'Order 1', action: 'created', occurredAt: ago(8 * DAY) },
  { label: 'Order 2', action: 'created', occurredAt: ago(7 * DAY - HOUR) },
  { label: 'Order 3', action: 'refunded', occurredAt: ago(5 * HOUR), outcome: 'failure' },
  { label: '100% _!\\', action: 'refunded', occurredAt: ago(4 * HOUR), outcome: 'denied' },
  {
    label: 'Order 5',
    action: 'shipped',
    occurredAt: ago(3 * HOUR),
    actor: { type: 'admin', id: '7', name: 'Élodie Ångström', email: 'elodie@example.com' },
    source: '192.0.2.1',
  },
  {
    label: 'Order 6',
    action: 'shipped',
    occurredAt: ago(2 * HOUR),
    actor: { type: 'end-user', id: '7', name: 'Rob', email: 'rob@example.com' },
    source: '2001:db8::1',
  },
  { label: 'Invoice 7', category: 'shop.invoice', action: 'created', occurredAt: ago(HOUR) },
] as const;

describe('the list of events', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
    for (const { label, ...facts } of EVENTS) {
      const id = label.replaceAll(/\D/g, '');
      const entity = { type: 'api::order.order', id, label };
      await recorderOf(server.strapi).record({ category: 'shop.order', entity, ...facts });
    }
  });

  afterAll(() => server.stop());

  const list = async (query: object | string = {}) => {
    const { body } = await ada.get('/audit-log/events').query(query).expect(200);
    return body;
  };

  /** Labels of what is listed, less the registration of the reader. */
  const labels = async (query: object | string = {}) =>
    ((await list(query)).data as AuditEvent[])
      .map(({ entity }) => entity?.label)
      .filter((label) => label !== 'Ada Admin');

  it('shows the last 7 days, newest first, when nothing is asked for', async () => {
    const { data, meta } = await list();
    expect(data.map(({ entity }: AuditEvent) => entity?.label)).toEqual([
      'Ada Admin',
      'Invoice 7',
      'Order 6',
      'Order 5',
      '100% _!\\',
      'Order 3',
      'Order 2',
    ]);
    expect(meta).toEqual({
      pagination: { page: 1, pageSize: 25, pageCount: 1, total: 7, totalIsCapped: false },
      attempts: 7,
      warnings: [],
      searchedUntil: null,
    });
  });

  it('shows of each event what the page needs, and the rest when one is opened', async () => {
    const { data } = await list({ source: '192.0.2.1' });
    const { id } = data[0];
    const event = {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      occurredAt: ago(3 * HOUR).toISOString(),
      category: 'shop.order',
      action: 'shipped',
      outcome: 'success',
      entity: { type: 'api::order.order', id: '5', label: 'Order 5' },
      modifiedBy: { type: 'admin', id: '7', name: 'Élodie Ångström', email: 'elodie@example.com' },
      source: '192.0.2.1',
      attempts: 1,
      origin: 'system',
      summary: null,
    };
    expect(data).toEqual([{ ...event, requestId: null }]);
    const { body } = await ada.get(`/audit-log/events/${id}`).expect(200);
    expect(body).toEqual({ data: { ...event, changes: [], request: null } });
  });

  it('reaches from a start, which is in it, to an end, which is not', async () => {
    const [from, to] = [ago(5 * HOUR).toISOString(), ago(3 * HOUR).toISOString()];
    expect(await labels({ from, to })).toEqual(['100% _!\\', 'Order 3']);
    // The same two times, in another time zone.
    const inIndia = (time: string) =>
      new Date(Date.parse(time) + 5.5 * HOUR).toISOString().replace('Z', '+05:30');
    expect(await labels({ from: inIndia(from), to: inIndia(to) })).toEqual([
      '100% _!\\',
      'Order 3',
    ]);
  });

  it('reaches back 7 days from an end that is given without a start', async () => {
    expect(await labels({ to: ago(6 * DAY).toISOString() })).toEqual(['Order 2', 'Order 1']);
  });

  it.each<[string, object | string, string[]]>([
    ['one action', { action: 'refunded' }, ['100% _!\\', 'Order 3']],
    [
      'two actions',
      'action=refunded&action=shipped',
      ['Order 6', 'Order 5', '100% _!\\', 'Order 3'],
    ],
    ['a category', { category: 'shop.invoice' }, ['Invoice 7']],
    ['two categories', 'category=shop.invoice&category=login', ['Invoice 7']],
    ['an outcome', { outcome: 'denied' }, ['100% _!\\']],
    ['two outcomes', 'outcome=denied&outcome=failure', ['100% _!\\', 'Order 3']],
    ['an administrator', { actor: 'admin:7' }, ['Order 5']],
    ['an end user of the same id', { actor: 'end-user:7' }, ['Order 6']],
    [
      'the system',
      { actor: 'system', category: 'shop.order' },
      ['100% _!\\', 'Order 3', 'Order 2'],
    ],
    ['an entity', { entityType: 'api::order.order', entityId: '6' }, ['Order 6']],
    ['an entity of another type', { entityType: 'api::bill.bill', entityId: '6' }, []],
    ['a source', { source: '2001:db8::1' }, ['Order 6']],
    ['several at once', { action: 'shipped', actor: 'admin:7', source: '192.0.2.1' }, ['Order 5']],
    ['several that exclude each other', { action: 'refunded', actor: 'admin:7' }, []],
  ])('can be filtered by %s', async (_what, query, expected) => {
    expect(await labels(query)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['order 5', ['Order 5']],
    ['Élodie Ångström', ['Order 5']],
    ['ROB@EXAMPLE', ['Order 6']],
    ['192.0.2', ['Order 5']],
    ['%', ['100% _!\\']],
    ['_', ['100% _!\\']],
    ['!', ['100% _!\\']],
    ['\\', ['100% _!\\']],
    ["' OR 1=1 --", []],
  ])('can be searched for %s, letter by letter', async (q, expected) => {
    expect(await labels({ q })).toEqual(expected);
  });

  it('can be filtered by the request that several events belong to', async () => {
    const ids = [];
    for (const name of ['First', 'Second']) {
      const { body } = await ada.post('/admin/roles').send({ name, description: '' }).expect(201);
      ids.push(body.data.id);
    }
    await ada.post('/admin/roles/batch-delete').send({ ids }).expect(200);
    const [deleted] = (await list({ action: 'deleted' })).data;
    const { body } = await ada.get(`/audit-log/events/${deleted.id}`).expect(200);
    expect(await labels({ request: body.data.request.id, sort: 'occurredAt:asc' })).toEqual([
      'First',
      'Second',
    ]);
  });
});
