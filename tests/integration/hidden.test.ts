/** @whole-run sqlite */
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';

const UID = 'plugin::audit-log.event';
const uidsOf = (contentTypes: { uid: string }[]) => contentTypes.map(({ uid }) => uid);

describe('the content type of events', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi({ env: { GRAPHQL: 'true' } });
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  it('does not show in the Content Manager', async () => {
    const { body } = await ada.get('/content-manager/init').expect(200);
    const shown = body.data.contentTypes.filter(
      ({ isDisplayed }: { isDisplayed: boolean }) => isDisplayed,
    );
    expect(uidsOf(shown)).toContain('api::article.article');
    expect(uidsOf(shown)).not.toContain(UID);
  });

  it('cannot be read, written or deleted by the Content Manager, not even by a super admin', async () => {
    const path = `/content-manager/collection-types/${UID}`;
    const { body: before } = await ada.get('/audit-log/events').expect(200);
    const [{ id }] = before.data;
    expect((await ada.get(path)).status).toBe(403);
    expect((await ada.get(`${path}/${id}`)).status).toBe(403);
    expect((await ada.post(path).send({ category: 'forged' })).status).toBe(403);
    expect((await ada.put(`${path}/${id}`).send({ category: 'forged' })).status).toBe(403);
    expect((await ada.delete(`${path}/${id}`)).status).toBe(403);
    const { body: after } = await ada.get('/audit-log/events').expect(200);
    expect(after.data.filter((event: { category: string }) => event.category !== 'access')).toEqual(
      before.data,
    );
  });

  it('cannot be granted to a role', async () => {
    const { body } = await ada.get('/admin/permissions').expect(200);
    const { subjects } = body.data.sections.collectionTypes;
    expect(uidsOf(subjects)).toContain('api::article.article');
    expect(uidsOf(subjects)).not.toContain(UID);
  });

  it('does not show in the Content-Type Builder', async () => {
    const { body } = await ada.get('/content-type-builder/content-types').expect(200);
    const shown = body.data.filter(
      ({ schema }: { schema: { visible: boolean } }) => schema.visible,
    );
    expect(uidsOf(shown)).toContain('api::article.article');
    expect(uidsOf(shown)).not.toContain(UID);
  });

  it('cannot be opened to end users or API tokens', async () => {
    const { body: roles } = await ada.get('/users-permissions/permissions').expect(200);
    expect(Object.keys(roles.permissions)).toContain('api::article');
    expect(Object.keys(roles.permissions)).not.toContain('plugin::audit-log');
    const { body: tokens } = await ada.get('/admin/content-api/permissions').expect(200);
    expect(Object.keys(tokens.data)).toContain('api::article');
    expect(Object.keys(tokens.data)).not.toContain('plugin::audit-log');
  });

  it.each(['/api/events', '/api/audit-log/events', '/admin/audit-log/events'])(
    'has no address %s',
    async (path) => {
      await ada.get(path).expect(404);
    },
  );

  it('does not show in GraphQL', async () => {
    const query = '{ __schema { types { name } } }';
    const { body } = await server.agent.post('/graphql').send({ query }).expect(200);
    const names: string[] = body.data.__schema.types.map(({ name }: { name: string }) => name);
    expect(names).toContain('Article');
    expect(names.filter((name) => /audit/i.test(name))).toEqual([]);
  });
});
