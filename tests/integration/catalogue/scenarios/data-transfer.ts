import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { eventually } from '../../support/eventually';
import type { Scenario } from '../scenario';
import type { World } from '../world';

/** Opens the web socket that `strapi transfer` works through, and closes it again. */
const connect = async (world: World, direction: 'push' | 'pull', key: string): Promise<void> => {
  const upgrade = request(`${world.url}/admin/transfer/runner/${direction}`, {
    headers: {
      authorization: `Bearer ${key}`,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
    },
  }).end();
  const [, socket] = await once(upgrade, 'upgrade');
  socket.destroy();
};

const transfer = (action: 'pushed' | 'pulled', direction: 'push' | 'pull'): Scenario => ({
  category: 'data-transfer',
  action,
  way: 'strapi transfer',
  async run(world) {
    const name = world.name('Token');
    const body = { name, description: '', lifespan: null, permissions: [direction] };
    const answer = await world.admin.post('/admin/transfer/tokens').send(body).expect(201);
    await world.look();
    await connect(world, direction, answer.body.data.accessKey);
    // A web socket is open before the event is written.
    await eventually(async () => (await world.events()).length || undefined);
  },
});

export const dataTransfer: Scenario[] = [transfer('pushed', 'push'), transfer('pulled', 'pull')];
