/** @whole-run sqlite postgres */
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { brief, chooseMainFieldElsewhere, ContentWorld } from './support/content';
import { recordedDuring } from './support/events';

const STORY = 'api::story.story';
const CHAIN = 'api::chain.chain';

describe('content of an odd kind', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;
  let world: ContentWorld;

  beforeAll(async () => {
    server = await startStrapi({ env: { CIRCULAR_COMPONENT: 'true' } });
    ada = await registerFirstAdmin(server);
    world = new ContentWorld(server, ada);
  });

  afterAll(() => server.stop());

  const during = async (work: () => Promise<unknown>) =>
    (await recordedDuring(ada, work)).map(brief);

  // Strapi lets nobody switch off i18n itself. What is left of an app that never had it are such
  // rows.
  it('records rows of a localised type that have no locale', async () => {
    const rows = server.strapi.db.query(STORY);
    const recorded = await during(async () => {
      const { id } = await rows.create({ data: { title: 'One', publishedAt: null } });
      await rows.update({ where: { id }, data: { title: 'Two' } });
      await rows.delete({ where: { id } });
    });
    expect(recorded).toEqual([
      ['created', 'One', [['title', null, 'One']]],
      ['updated', 'Two', [['title', 'One', 'Two']]],
      ['deleted', 'Two', [['title', 'Two', null]]],
    ]);
  });

  it('records components that contain themselves', async () => {
    const chain = server.strapi.db.query(CHAIN);
    const rings = server.strapi.db.query('shared.ring');
    const part = (id: number, field: string) => ({
      id,
      __pivot: { field, component_type: 'shared.ring' },
    });
    const inner = await rings.create({ data: { name: 'Inner' } });
    const outer = await rings.create({
      data: { name: 'Outer', ring: part(inner.id, 'ring') },
    });
    let id = 0;
    expect(
      await during(async () => {
        ({ id } = await chain.create({ data: { title: 'C', ring: part(outer.id, 'ring') } }));
      }),
    ).toEqual([
      [
        'created',
        'C',
        [
          ['title', null, 'C'],
          ['ring.name', null, 'Outer'],
          ['ring.ring.name', null, 'Inner'],
        ],
      ],
    ]);
    expect(
      await during(() => rings.update({ where: { id: inner.id }, data: { name: 'Innermost' } })),
    ).toEqual([['updated', 'C', [['ring.ring.name', 'Inner', 'Innermost']]]]);
    expect(await during(() => chain.delete({ where: { id } }))).toHaveLength(1);
  });

  it('names an entry by the main field that another node has just chosen', async () => {
    const story = world.documents(STORY);
    const { documentId } = await story.create({ data: { title: 'T', owner: 'O' } });
    await story.update({ documentId, data: { title: 'U' } });
    await chooseMainFieldElsewhere(server.strapi, STORY, 'owner');
    expect(await during(() => story.update({ documentId, data: { title: 'V' } }))).toEqual([
      ['updated', 'O (en)', [['title', 'U', 'V']]],
    ]);
  });
});
