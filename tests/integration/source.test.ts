/** @whole-run sqlite */
import { registerFirstAdmin } from '../support/admin';
import { createDatabase, type TestDatabase } from '../support/databases';
import { type RunningStrapi, startStrapi } from '../support/strapi';

let database: TestDatabase;
let app: RunningStrapi;

beforeAll(async () => {
  database = await createDatabase();
  app = await startStrapi({ database });
  await registerFirstAdmin(app);
});

afterAll(async () => {
  await app.stop();
  await database.drop();
});

/** The source of a sign-in that comes with `X-Forwarded-For`, under one configuration. */
const sourceOf = async (forwardedFor: string): Promise<string | null> => {
  const credentials = { email: 'ada@example.com', password: 'Correct-Horse-1' };
  const { body } = await app.agent
    .post('/admin/login')
    .set('X-Forwarded-For', forwardedFor)
    .send(credentials)
    .expect(200);
  const events = await app.agent
    .get('/audit-log/events')
    .query({ category: 'login', pageSize: 10 })
    .set('Authorization', `Bearer ${body.data.token}`)
    .expect(200);
  return events.body.data[0].source;
};

const TRUSTING = { PROXY: JSON.stringify({ koa: true }) };

test.each([
  ['a header counts for nothing where no proxy is trusted', {}, {}, '6.6.6.6', '127.0.0.1'],
  ['where Strapi trusts a proxy, its answer counts', {}, TRUSTING, '6.6.6.6, 9.9.9.9', '6.6.6.6'],
  [
    'with trusted proxies, the right-most other address counts, whatever the client writes before it',
    { trustedProxies: ['loopback', '10.0.0.0/8'] },
    TRUSTING,
    '6.6.6.6, 198.51.100.7, 10.1.2.3',
    '198.51.100.7',
  ],
  [
    'a port beside an IPv4 address is no part of it',
    { trustedProxies: ['loopback', '10.0.0.0/8'] },
    {},
    '203.0.113.7:51234, 10.1.2.3:443',
    '203.0.113.7',
  ],
  [
    'a port beside an IPv6 address is no part of it',
    { trustedProxies: ['loopback', 'fd00::/8'] },
    {},
    '[2001:db8::1]:4711, [fd00::5]:443',
    '2001:db8::1',
  ],
  [
    'an address that is none is no source',
    { trustedProxies: ['loopback'] },
    {},
    'not an address',
    null,
  ],
  [
    'an IPv4 address in IPv6 clothes is that IPv4 address',
    { trustedProxies: ['loopback'] },
    {},
    '::ffff:203.0.113.9',
    '203.0.113.9',
  ],
  [
    'truncated: the network of an IPv4 address',
    { trustedProxies: ['loopback'], source: 'truncated' },
    {},
    '203.0.113.77',
    '203.0.113.0',
  ],
  [
    'truncated: the network of an IPv6 address',
    { trustedProxies: ['loopback'], source: 'truncated' },
    {},
    '2001:db8:1234:5678::1',
    '2001:db8:1234::',
  ],
  ['off: nothing is kept', { source: 'off' }, {}, '6.6.6.6', null],
])('%s', async (_name, auditLog, env, forwardedFor, source) => {
  app = await app.restart({ auditLog, env });
  expect(await sourceOf(forwardedFor)).toBe(source);
});
