import { login } from '../../../support/admin';
import type { Scenario } from '../scenario';

export const access: Scenario[] = [
  {
    category: 'access',
    action: 'refused',
    way: 'panel',
    async run(world) {
      const agent = await login(world, await world.user());
      await world.look();
      await agent.get('/admin/users').expect(403);
    },
    expected: {
      outcome: 'denied',
      entity: { type: 'route', id: 'admin::user.find', label: 'GET /users' },
    },
  },
];
