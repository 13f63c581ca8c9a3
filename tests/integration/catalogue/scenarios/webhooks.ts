import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Scenario } from '../scenario';
import type { World } from '../world';

interface Webhook {
  id: number;
  body: object;
}

const make = async (world: World, url = 'https://hooks.example.com/secret'): Promise<Webhook> => {
  const body = { name: world.name('Webhook'), url, headers: {}, events: ['entry.create'] };
  const answer = await world.admin.post('/admin/webhooks').send(body).expect(201);
  return { id: answer.body.data.id, body: { ...body, isEnabled: true } };
};

const update = async (world: World, webhook: Webhook, change: object): Promise<void> => {
  const body = { ...webhook.body, ...change };
  await world.admin.put(`/admin/webhooks/${webhook.id}`).send(body).expect(200);
};

const updated = (action: Scenario['action'], change: object, first: object = {}): Scenario => ({
  category: 'webhook',
  action,
  way: 'panel',
  async run(world) {
    const webhook = await make(world);
    if (Object.keys(first).length > 0) await update(world, webhook, first);
    await world.look();
    await update(world, webhook, change);
  },
});

export const webhooks: Scenario[] = [
  { category: 'webhook', action: 'created', way: 'panel', run: (world) => make(world) },
  updated('updated', { name: 'Renamed webhook' }),
  updated('disabled', { isEnabled: false }),
  updated('enabled', { isEnabled: true }, { isEnabled: false }),
  {
    category: 'webhook',
    action: 'triggered',
    way: 'panel',
    async run(world) {
      const receiver = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
      await once(receiver, 'listening');
      const { port } = receiver.address() as AddressInfo;
      const webhook = await make(world, `http://127.0.0.1:${port}/`);
      await world.look();
      await world.admin.post(`/admin/webhooks/${webhook.id}/trigger`).expect(200);
      receiver.close();
    },
  },
  {
    category: 'webhook',
    action: 'deleted',
    way: 'panel',
    async run(world) {
      const { id } = await make(world);
      await world.look();
      await world.admin.delete(`/admin/webhooks/${id}`).expect(200);
    },
  },
];
