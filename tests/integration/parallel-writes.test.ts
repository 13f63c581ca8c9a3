import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';

const USER = 'plugin::users-permissions.user';
const WRITERS = 5;

describe('several writes to one row at once', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi({ env: { LOG_LEVEL: 'silent' } });
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const users = () => server.strapi.db.query(USER);

  /** The values before and after, in the order in which one follows from the other. */
  const chainOf = (pairs: [before: unknown, after: unknown][]): unknown[] => {
    const next = new Map(pairs);
    const chain: unknown[] = [0];
    while (next.has(chain[chain.length - 1])) chain.push(next.get(chain[chain.length - 1]));
    return chain;
  };

  it.each([
    { how: 'by id', where: (id: number) => ({ id }), many: false },
    { how: 'by a condition', where: () => ({ username: 'busy' }), many: false },
    {
      how: 'by a condition on a relation',
      where: () => ({ role: { type: 'public' } }),
      many: false,
    },
    { how: 'of many rows', where: () => ({ username: 'busy' }), many: true },
  ])('each record what they replace: $how', async ({ where, many }) => {
    await users().deleteMany({ where: { username: 'busy' } });
    const role = await server.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'public' } });
    const { id } = await users().create({ data: { username: 'busy', credits: 0, role: role.id } });
    const recorded = await recordedDuring(ada, () =>
      Promise.all(
        Array.from({ length: WRITERS }, (_, index) => {
          const write = { where: where(id), data: { credits: index + 1 } };
          return many ? users().updateMany(write) : users().update(write);
        }),
      ),
    );
    const pairs = recorded.map(({ changes }): [unknown, unknown] => {
      expect(changes).toHaveLength(1);
      return [changes[0]?.before, changes[0]?.after];
    });
    expect(pairs).toHaveLength(WRITERS);
    const { credits } = await users().findOne({ where: { id } });
    const chain = chainOf(pairs);
    expect(chain).toHaveLength(WRITERS + 1);
    expect(chain[WRITERS]).toBe(credits);
  });
});
