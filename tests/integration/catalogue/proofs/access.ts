import { login } from '../../../support/admin';
import type { Proof } from '../proof';

export const access: Proof[] = [
  {
    category: 'access',
    action: 'refused',
    way: 'panel',
    async act(world) {
      const agent = await login(world, await world.user());
      await world.look();
      await agent.get('/admin/users').expect(403);
    },
    says: {
      outcome: 'denied',
      entity: { type: 'route', id: 'admin::user.find', label: 'GET /users' },
    },
  },
];
