import { expectChange } from '../changes';
import type { Scenario } from '../scenario';
import type { World } from '../world';

const CUSTOM = { type: 'custom', lifespan: null, description: '' };

interface Token {
  id: number;
  accessKey: string;
}

const apiToken = async (world: World): Promise<Token & { name: string }> => {
  const name = world.name('Token');
  const body = { ...CUSTOM, name, permissions: ['api::article.article.find'] };
  const answer = await world.admin.post('/admin/api-tokens').send(body).expect(201);
  return answer.body.data;
};

const adminToken = async (world: World): Promise<Token & { name: string }> => {
  const name = world.name('Token');
  const adminPermissions = [
    { action: 'plugin::upload.read', subject: null, conditions: [], properties: {} },
  ];
  const body = { name, description: '', lifespan: null, kind: 'admin', adminPermissions };
  const answer = await world.admin.post('/admin/admin-tokens').send(body).expect(201);
  return answer.body.data;
};

const transferToken = async (world: World): Promise<Token> => {
  const name = world.name('Token');
  const body = { name, description: '', lifespan: null, permissions: ['push'] };
  const answer = await world.admin.post('/admin/transfer/tokens').send(body).expect(201);
  return answer.body.data;
};

interface Kind {
  category: Scenario['category'];
  path: string;
  make: (world: World) => Promise<Token>;
  /** What an update sends. */
  update: object;
}

const scenariosOf = ({ category, path, make, update }: Kind): Scenario[] => [
  { category, action: 'created', way: 'panel', run: make },
  {
    category,
    action: 'updated',
    way: 'panel',
    async run(world) {
      const { id } = await make(world);
      await world.look();
      const body = { name: world.name('Token'), description: 'Changed', ...update };
      await world.admin.put(`${path}/${id}`).send(body).expect(200);
    },
  },
  {
    category,
    action: 'regenerated',
    way: 'panel',
    async run(world) {
      const { id } = await make(world);
      await world.look();
      await world.admin.post(`${path}/${id}/regenerate`).expect(201);
    },
    expected: { changes: expectChange('accessKey', '[redacted]', '[redacted]') },
  },
  {
    category,
    action: 'deleted',
    way: 'panel',
    async run(world) {
      const { id } = await make(world);
      await world.look();
      await world.admin.delete(`${path}/${id}`).expect(200);
    },
  },
];

export const tokens: Scenario[] = [
  ...scenariosOf({
    category: 'api-token',
    path: '/admin/api-tokens',
    make: apiToken,
    update: { type: 'custom', permissions: ['api::article.article.create'] },
  }),
  ...scenariosOf({
    category: 'admin-token',
    path: '/admin/admin-tokens',
    make: adminToken,
    update: {},
  }).map((scenario) => ({ ...scenario, since: '5.50.0' })),
  ...scenariosOf({
    category: 'transfer-token',
    path: '/admin/transfer/tokens',
    make: transferToken,
    update: { permissions: ['pull'] },
  }),
];
