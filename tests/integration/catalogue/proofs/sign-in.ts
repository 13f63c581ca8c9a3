import { login } from '../../../support/admin';
import type { Proof } from '../proof';

export const signIn: Proof[] = [
  {
    category: 'login',
    action: 'login',
    way: 'panel',
    async act(world) {
      const user = await world.user();
      await world.look();
      await login(world, user);
    },
    says: { outcome: 'success', modifiedBy: { type: 'admin' } },
  },
  {
    category: 'logout',
    action: 'logout',
    way: 'panel',
    async act(world) {
      const agent = await login(world, await world.user());
      await world.look();
      await agent.post('/admin/logout').expect(200);
    },
  },
];
