import { type RunningStrapi, startStrapi } from '../support/strapi';

/** What `captures` knows, as far as this test asks. */
interface Captures {
  seams: { missing(): Promise<{ seam: { name: string }; missing: string[] }[]> };
}

describe('on this version of Strapi', () => {
  let server: RunningStrapi;

  beforeAll(async () => {
    server = await startStrapi();
  });

  afterAll(() => server.stop());

  it('nothing that the plugin relies on is missing', async () => {
    const { seams } = server.strapi.plugin('audit-log').service<Captures>('captures');
    const missing = await seams.missing();
    expect(missing.map(({ seam, missing: names }) => [seam.name, names])).toEqual([]);
  });
});
