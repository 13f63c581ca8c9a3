/**
 * Plants secrets wherever a request can carry one and looks for them in the whole table of events.
 *
 * @whole-run sqlite
 */
import { type AdminAgent, createRole, createUser, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlLWNhbmFyeQ';
const PEM = '-----BEGIN PRIVATE KEY-----\nMIICanaryCanaryCanary\n-----END PRIVATE KEY-----';
const PASSWORD = 'Canary-Pass-1';

let app: RunningStrapi;
let admin: AdminAgent;
const planted: string[] = [];

/** Marks a secret, so that the test knows what to look for. */
const canary = (secret: string): string => {
  planted.push(secret);
  return secret;
};

beforeAll(async () => {
  app = await startStrapi({
    auditLog: { redact: ['api::page.page.data.iban', '*.metaDescription'] },
  });
  admin = await registerFirstAdmin(app);
});

afterAll(() => app.stop());

/** Every character of every column of the table of events. */
const wholeTable = async (): Promise<string> =>
  JSON.stringify(await app.strapi.db.connection('audit_events').select('*'));

const ARTICLES = '/content-manager/collection-types/api::article.article';
const PAGES = '/content-manager/collection-types/api::page.page';

test('no secret reaches the table', async () => {
  const { id: role } = await createRole(admin, { name: 'Canaries' });
  await createUser(admin, { email: 'c@example.com', password: canary(PASSWORD), roles: [role] });
  await app.agent.post('/admin/login').send({ email: canary('my-pässword!'), password: 'x' });
  await app.agent.post('/admin/login').send({ email: 'c@example.com', password: canary('typo-1') });

  await admin
    .post(ARTICLES)
    .send({
      title: `Deploy with Bearer ${canary('abcdef0123456789abcdef')}`,
      body: `${canary(JWT)} ${canary(PEM)} postgres://admin:${canary('dbpass')}@db.example.com/x`,
      internalNote: canary('only for editors'),
      accessCode: canary('door-4711'),
    })
    .expect(201);
  await admin
    .post(PAGES)
    .send({
      title: canary('AKIAIOSFODNN7EXAMPLE'),
      seo: { metaTitle: 'Fine', metaDescription: canary('asked to leave out') },
      data: {
        apiKey: canary('k-123'),
        nested: { client_secret: canary('s-456') },
        iban: canary('DE89370400440532013000'),
      },
    })
    .expect(201);

  const token = { name: 'T', type: 'full-access', lifespan: null, description: '' };
  const made = await admin.post('/admin/api-tokens').send(token).expect(201);
  canary(made.body.data.accessKey);
  const renewed = await admin.post(`/admin/api-tokens/${made.body.data.id}/regenerate`).expect(201);
  canary(renewed.body.data.accessKey);
  const webhook = {
    name: 'W',
    url: `https://hooks.example.com/${canary('path-secret')}?key=${canary('query-secret')}`,
    headers: { 'X-Auth': canary('header-secret') },
    events: ['entry.create'],
  };
  await admin.post('/admin/webhooks').send(webhook).expect(201);
  const github = {
    enabled: true,
    key: canary('gh-key'),
    secret: canary('gh-secret'),
    callback: '',
  };
  await admin.put('/users-permissions/providers').send({ providers: { github } }).expect(200);
  await app.agent
    .get(`/admin/roles?token=${canary('in-the-query')}`)
    .set('Authorization', `Bearer ${canary('in-the-header-of-a-request')}`);

  const table = await wholeTable();
  expect(table).toContain('Canaries');
  expect(planted.filter((secret) => table.includes(JSON.stringify(secret).slice(1, -1)))).toEqual(
    [],
  );
  expect(planted.filter((secret) => table.includes(secret))).toEqual([]);
  expect(table).not.toContain('$2a$');
});
