import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { ContentWorld } from './support/content';
import { recordedDuring } from './support/events';

const STORY = 'api::story.story';
const SAVES = 5;

describe('parallel saves of one title', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const titles = Array.from({ length: SAVES }, (_, index) => `Title ${index}`);

  /** Each change must begin where another one ended, and all of them must form one chain. */
  const expectChain = async (first: string, save: (title: string) => Promise<unknown>) => {
    const recorded = await recordedDuring(ada, () => Promise.all(titles.map(save)));
    const steps = recorded
      .filter(({ category }) => category === 'content')
      .map(({ changes }) => changes[0])
      .map((change) => [change?.before, change?.after]);
    expect(steps).toHaveLength(SAVES);
    const next = new Map(steps as [string, string][]);
    const chain: string[] = [];
    for (let title: string | undefined = first; title; title = next.get(title)) {
      chain.push(title);
      if (chain.length > SAVES + 1) break;
    }
    expect(chain).toHaveLength(SAVES + 1);
  };

  it('records as before of each what the one before it wrote, by the document service', async () => {
    const documents = new ContentWorld(server, ada).documents(STORY);
    const { documentId } = await documents.create({ data: { title: 'First' } });
    await expectChain('First', (title) => documents.update({ documentId, data: { title } }));
  });

  it('records as before of each what the one before it wrote, by scripts', async () => {
    const rows = server.strapi.db.query(STORY);
    const { id } = await rows.create({ data: { title: 'First', publishedAt: null } });
    await expectChain('First', (title) => rows.update({ where: { id }, data: { title } }));
  });
});
