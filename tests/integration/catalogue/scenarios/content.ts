import { expectChange } from '../changes';
import { type Scenario, SYSTEM } from '../scenario';
import type { World } from '../world';

const UID = 'api::article.article';
const PATH = `/content-manager/collection-types/${UID}`;
const PAGES = '/content-manager/collection-types/api::page.page';

const make = async (world: World, path = PATH, body: object = {}): Promise<string> => {
  const answer = await world.admin
    .post(path)
    .send({ title: world.name('Article'), ...body })
    .expect(201);
  return answer.body.data.documentId;
};

const publish = (world: World, documentId: string) =>
  world.admin.post(`${PATH}/${documentId}/actions/publish`).send({}).expect(200);

const fullAccess = async (world: World): Promise<string> => {
  const body = { name: world.name('Token'), type: 'full-access', lifespan: null, description: '' };
  const answer = await world.admin.post('/admin/api-tokens').send(body).expect(201);
  return `Bearer ${answer.body.data.accessKey}`;
};

const onArticle = (
  action: Scenario['action'],
  run: (world: World, documentId: string) => Promise<unknown>,
  { published = false, ...rest }: Partial<Scenario> & { published?: boolean } = {},
): Scenario => ({
  category: 'content',
  action,
  way: 'panel',
  async run(world) {
    const documentId = await make(world);
    if (published) await publish(world, documentId);
    await world.look();
    await run(world, documentId);
  },
  ...rest,
});

export const content: Scenario[] = [
  { category: 'content', action: 'created', way: 'panel', run: (world) => make(world) },
  {
    category: 'content',
    action: 'created',
    way: 'content api, by a token',
    async run(world) {
      const authorization = await fullAccess(world);
      await world.look();
      await world.agent
        .post('/api/articles?status=draft')
        .set({ authorization })
        .send({ data: { title: 'By a token' } })
        .expect(201);
    },
    expected: { modifiedBy: { type: 'api-token' } },
  },
  {
    category: 'content',
    action: 'created',
    way: 'script',
    run: ({ strapi }) => strapi.documents(UID).create({ data: { title: 'Scripted' } }),
    expected: { modifiedBy: SYSTEM },
  },
  {
    category: 'content',
    action: 'created',
    way: 'script past the document service',
    run: ({ strapi }) => strapi.db.query('api::tag.tag').create({ data: { name: 'Direct' } }),
    expected: { modifiedBy: SYSTEM },
  },
  {
    category: 'content',
    action: 'created',
    way: 'panel, in another locale',
    async run(world) {
      const locales = await world.admin.get('/i18n/locales').expect(200);
      if (!locales.body.some(({ code }: { code: string }) => code === 'fr')) {
        const locale = { code: 'fr', name: 'French (fr)', isDefault: false };
        await world.admin.post('/i18n/locales').send(locale).expect(200);
      }
      const documentId = await make(world, PAGES);
      await world.look();
      await world.admin
        .put(`${PAGES}/${documentId}?locale=fr`)
        .send({ title: 'Bonjour' })
        .expect(200);
    },
    expected: {
      entity: { type: 'api::page.page', id: expect.any(String), label: 'Bonjour (fr)' },
      changes: [{ field: 'title', before: null, after: 'Bonjour' }],
    },
  },
  onArticle('updated', (world, id) => world.admin.put(`${PATH}/${id}`).send({ title: 'New' }), {
    expected: { changes: expectChange('title', expect.any(String), 'New') },
  }),
  {
    category: 'content',
    action: 'updated',
    way: 'panel, components by path',
    async run(world) {
      const documentId = await make(world, PAGES, {
        seo: { metaTitle: 'Before' },
        blocks: [{ __component: 'shared.link', label: 'Kept', url: '/' }],
      });
      await world.look();
      await world.admin
        .put(`${PAGES}/${documentId}`)
        .send({
          seo: { metaTitle: 'After' },
          blocks: [
            { __component: 'shared.link', label: 'Kept', url: '/' },
            { __component: 'shared.seo', metaTitle: 'Added' },
          ],
        })
        .expect(200);
    },
    expected: {
      changes: [
        { field: 'seo.metaTitle', before: 'Before', after: 'After' },
        { field: 'blocks.1.__component', before: null, after: 'shared.seo' },
        { field: 'blocks.1.metaTitle', before: null, after: 'Added' },
      ],
    },
  },
  {
    category: 'content',
    action: 'updated',
    way: 'panel, relations by name',
    async run(world) {
      const tag = await world.strapi.documents('api::tag.tag').create({ data: { name: 'News' } });
      const documentId = await make(world);
      await world.look();
      await world.admin
        .put(`${PATH}/${documentId}`)
        .send({ tags: { connect: [{ documentId: tag.documentId }] } })
        .expect(200);
    },
    expected: {
      changes: [
        {
          field: 'tags',
          before: null,
          after: ['News'],
          ids: { before: [], after: [expect.any(String)] },
        },
      ],
    },
  },
  {
    category: 'content',
    action: 'updated',
    way: 'panel, single type',
    async run(world) {
      const path = '/content-manager/single-types/api::homepage.homepage';
      await world.admin.put(path).send({ headline: 'Before' });
      await world.look();
      await world.admin.put(path).send({ headline: 'After' }).expect(200);
    },
    expected: { changes: [{ field: 'headline', before: 'Before', after: 'After' }] },
  },
  onArticle('published', publish),
  onArticle(
    'published',
    (world, id) =>
      world.admin.post(`${PATH}/${id}/actions/publish`).send({ title: 'Saved too' }).expect(200),
    { way: 'panel, saved in the same request', alsoRecords: ['content.updated'] },
  ),
  onArticle(
    'unpublished',
    (world, id) => world.admin.post(`${PATH}/${id}/actions/unpublish`).send({}).expect(200),
    { published: true },
  ),
  {
    category: 'content',
    action: 'draft-discarded',
    way: 'panel',
    async run(world) {
      const documentId = await make(world);
      await publish(world, documentId);
      await world.admin.put(`${PATH}/${documentId}`).send({ title: 'To discard' }).expect(200);
      await world.look();
      await world.admin.post(`${PATH}/${documentId}/actions/discard`).send({}).expect(200);
    },
    expected: { changes: expectChange('title', 'To discard', expect.any(String)) },
  },
  onArticle('cloned', (world, id) =>
    world.admin.post(`${PATH}/clone/${id}`).send({ title: 'Copy' }).expect(200),
  ),
  onArticle('deleted', (world, id) => world.admin.delete(`${PATH}/${id}`).expect(200), {
    published: true,
  }),
  {
    category: 'content',
    action: 'deleted',
    way: 'panel, in bulk',
    async run(world) {
      const documentIds = [await make(world), await make(world)];
      await world.look();
      await world.admin.post(`${PATH}/actions/bulkDelete`).send({ documentIds }).expect(200);
    },
    alsoRecords: ['content.deleted'],
  },
];
