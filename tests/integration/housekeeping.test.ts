/** @whole-run sqlite */
import { login, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvents } from './support/events';

describe("Strapi's own housekeeping at start", () => {
  let server: RunningStrapi;

  beforeAll(async () => {
    server = await startStrapi();
  });

  afterAll(() => server.stop());

  const actionsOf = async (reader: Awaited<ReturnType<typeof login>>) =>
    (await readEvents(reader)).map(({ category, action }) => `${category} ${action}`);

  it('makes no event, neither at the first start nor at a later one that cleans up', async () => {
    const ada = await registerFirstAdmin(server);
    expect(await actionsOf(ada)).toEqual(['user registered']);

    // Strapi removes permissions for actions that are gone when it starts.
    const [author] = await server.strapi.db
      .query('admin::role')
      .findMany({ where: { code: 'strapi-author' } });
    const gone = { action: 'plugin::gone.read', conditions: [], role: author.id };
    await server.strapi.db.query('admin::permission').create({ data: gone });
    const gonePermissions = () =>
      server.strapi.db.query('admin::permission').count({ where: { action: gone.action } });
    expect(await gonePermissions()).toBe(1);

    server = await server.restart();
    expect(await gonePermissions()).toBe(0);
    expect(await actionsOf(await login(server))).toEqual([
      'user registered',
      'role permissions-changed',
      'login login',
    ]);
  });
});
