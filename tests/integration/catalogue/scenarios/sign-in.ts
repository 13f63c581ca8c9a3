import { login } from '../../../support/admin';
import type { Scenario } from '../scenario';

export const signIn: Scenario[] = [
  {
    category: 'login',
    action: 'login',
    way: 'panel',
    async run(world) {
      const user = await world.user();
      await world.look();
      await login(world, user);
    },
    expected: { outcome: 'success', modifiedBy: { type: 'admin' } },
  },
  {
    category: 'logout',
    action: 'logout',
    way: 'panel',
    async run(world) {
      const agent = await login(world, await world.user());
      await world.look();
      await agent.post('/admin/logout').expect(200);
    },
  },
];
