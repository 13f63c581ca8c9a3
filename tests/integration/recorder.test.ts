/** @whole-run sqlite */
import { type AdminAgent, createRole, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';
import { byAdmin, event, request, systemEvent } from './support/expected';
import { recorderOf } from './support/recorder';

const REFUND = { category: 'shop.order', action: 'refunded' };

describe('other code that records events of its own', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi({ env: { LOG_LEVEL: 'silent' } });
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const recorder = () => recorderOf(server.strapi);

  it('is the system where there is no request', async () => {
    const recorded = await recordedDuring(ada, () => recorder().record(REFUND));
    expect(recorded).toEqual([systemEvent({ ...REFUND })]);
  });

  it('can give every field of an event', async () => {
    const occurredAt = new Date(Date.now() - 60_000);
    const facts = {
      outcome: 'denied' as const,
      entity: { type: 'api::order.order', id: '17', label: 'Order 17' },
      changes: [{ field: 'amount', before: 10, after: { net: [8.4, null], gross: '10' } }],
      source: '2001:db8::1',
    };
    const actor = { type: 'end-user' as const, id: '3', name: 'Eve', email: 'eve@example.com' };
    const recorded = await recordedDuring(ada, () =>
      recorder().record({ ...REFUND, ...facts, actor, occurredAt }),
    );
    expect(recorded).toEqual([
      { ...REFUND, ...facts, attempts: 1, modifiedBy: actor, request: null },
    ]);
    const { body } = await ada.get('/audit-log/events').query({ source: '2001:db8::1' });
    expect(body.data[0].occurredAt).toBe(occurredAt.toISOString());
  });

  it('joins the request that it runs in', async () => {
    const stopListening = server.strapi.db.lifecycles.subscribe({
      models: ['admin::role'],
      async afterCreate() {
        await recorder().record(REFUND);
      },
    });
    const recorded = await recordedDuring(ada, () => createRole(ada, { name: 'Clerks' }));
    stopListening();
    expect(recorded).toHaveLength(2);
    expect(recorded).toContainEqual(
      event({
        ...REFUND,
        modifiedBy: byAdmin(ada.user),
        request: request('POST', '/admin/roles'),
      }),
    );
  });

  it('joins the transaction that it runs in', async () => {
    const recorded = await recordedDuring(ada, async () => {
      await server.strapi.db.transaction(() => recorder().record({ ...REFUND, action: 'kept' }));
      const failing = server.strapi.db.transaction(async () => {
        await recorder().record({ ...REFUND, action: 'lost' });
        throw new Error('Rolled back.');
      });
      await expect(failing).rejects.toThrow('Rolled back.');
    });
    expect(recorded.map(({ action }) => action)).toEqual(['kept']);
  });

  it.each<[string, object, string]>([
    [
      'a category of Strapi',
      { category: 'role' },
      '"category": Expected a prefix of your own, a dot and a word',
    ],
    ['a category that fits no column', { category: `shop.${'x'.repeat(255)}` }, '"category":'],
    [
      'an action in words',
      { action: 'Was refunded!' },
      '"action": Expected lower-case letters, digits and hyphens.',
    ],
    ['an action that fits no column', { action: 'x'.repeat(256) }, '"action":'],
    ['a host name', { source: 'localhost' }, '"source":'],
    ['an unknown outcome', { outcome: 'maybe' }, '"outcome":'],
    ['half an entity', { entity: { type: 'api::order.order' } }, '"entity.id":'],
    ['half a change', { changes: [{ field: 'amount', before: 1 }] }, '"changes.0.after":'],
    [
      'a value that JSON does not know',
      { changes: [{ field: 'f', before: null, after: () => 1 }] },
      '"changes.0.after":',
    ],
    ['a date as text', { occurredAt: '2026-03-01' }, '"occurredAt":'],
    [
      'an actor of an unknown type',
      { actor: { type: 'robot', id: null, name: null, email: null } },
      '"actor.type":',
    ],
    ['an unknown field', { user: 'Eve' }, 'user'],
  ])('gets an error that names %s, and nothing is recorded', async (_what, fault, sentence) => {
    const recorded = await recordedDuring(ada, async () => {
      const input = { ...REFUND, ...fault } as never;
      const refusal = await recorder()
        .record(input)
        .catch((error: Error) => error.message);
      expect(refusal).toContain('The event was not recorded, because it is not valid.');
      expect(refusal).toContain(sentence);
    });
    expect(recorded).toEqual([]);
  });

  it('can name its categories for the filters', async () => {
    recorder().define({
      category: 'shop.order',
      label: 'Order',
      actions: { refunded: 'Refunded' },
    });
    const { body } = await ada.get('/audit-log/catalogue').expect(200);
    expect(body.data.at(-1)).toEqual({
      category: 'shop.order',
      label: 'Order',
      actions: ['refunded'],
      actionLabels: { refunded: 'Refunded' },
    });
  });
});
