import { startStrapi, type RunningStrapi } from '../support/strapi';

describe('a Strapi with the plugin', () => {
  let server: RunningStrapi;

  beforeAll(async () => {
    server = await startStrapi();
  });

  afterAll(() => server.stop());

  it('lists no events to somebody who is not signed in', async () => {
    const { body } = await server.agent.get('/audit-log/events').expect(401);
    expect(body.error.name).toBe('UnauthorizedError');
  });
});
