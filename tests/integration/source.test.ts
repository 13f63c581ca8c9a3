import { registerFirstAdmin, type AdminAgent } from '../support/admin';
import type { AppOptions } from '../support/app';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';

/** Has every request recorded with the address it came from. */
const start = async (options: AppOptions): Promise<[RunningStrapi, AdminAgent]> => {
  const server = await startStrapi(options);
  return [server, await registerFirstAdmin(server)];
};

const behindProxy = JSON.stringify({ koa: true });
const FORGED = '198.51.100.1';

describe.each<{ operator: string; options: AppOptions; sources: [string, string | null][] }>([
  {
    operator: 'has configured no proxy',
    options: {},
    sources: [
      ['203.0.113.7', '127.0.0.1'],
      ['::1', '127.0.0.1'],
    ],
  },
  {
    operator: 'has made Strapi trust a proxy',
    options: { env: { PROXY: behindProxy } },
    sources: [
      ['203.0.113.7', '203.0.113.7'],
      ['::ffff:203.0.113.7', '203.0.113.7'],
      ['2001:DB8:0:0::1', '2001:db8::1'],
      ['<script>', null],
    ],
  },
  {
    operator: 'has named the proxies',
    options: { auditLog: { trustedProxies: ['loopback', '10.0.0.0/8'] } },
    sources: [
      ['203.0.113.7', '203.0.113.7'],
      [`${FORGED}, 203.0.113.7`, '203.0.113.7'],
      [`${FORGED}, 203.0.113.7, 10.1.2.3`, '203.0.113.7'],
    ],
  },
  {
    operator: 'keeps networks only',
    options: { auditLog: { source: 'truncated' }, env: { PROXY: behindProxy } },
    sources: [
      ['203.0.113.7', '203.0.113.0'],
      ['2001:db8:1:2::3', '2001:db8:1::'],
    ],
  },
  {
    operator: 'keeps no addresses',
    options: { auditLog: { source: 'off' } },
    sources: [['203.0.113.7', null]],
  },
])('where the operator $operator', ({ options, sources }) => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    [server, ada] = await start(options);
  });

  afterAll(() => server.stop());

  it.each(sources)('a request forwarded for %s comes from %s', async (forwardedFor, source) => {
    const name = `Forwarded for ${forwardedFor}`;
    const recorded = await recordedDuring(ada, () =>
      ada
        .post('/admin/roles')
        .set({ 'X-Forwarded-For': forwardedFor, 'X-Real-IP': FORGED, Forwarded: `for=${FORGED}` })
        .send({ name, description: '' })
        .expect(201),
    );
    expect(recorded.map((created) => [created.entity?.label, created.source])).toEqual([
      [name, source],
    ]);
  });
});
