/** @whole-run sqlite */
import { type AdminAgent, createRole, createUser, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';
import { masked } from './support/expected';
import { recorderOf } from './support/recorder';

/**
 * Four bytes in UTF-8, a family of several of them, letters that join, a script from right to left.
 */
const STORABLE = '😀 👩‍👩‍👧 𝒜 é e\u0301 中文 עברית \u202e \u0001 \\ \' " % _';
/** What no database takes as it is: NUL, and halves of a pair. */
const BROKEN = 'a\u0000b\uD83D';
const SHOWN = 'a\uFFFDb\uFFFD';

describe('texts of any kind', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi({
      auditLog: { trustedProxies: ['loopback'] },
      env: { LOG_LEVEL: 'silent' },
    });
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  it.each([
    ['as they are', STORABLE, STORABLE],
    ['with a mark where they cannot be kept', BROKEN, SHOWN],
  ])('are kept in every field of an event, %s', async (_how, given, kept) => {
    const recorded = await recordedDuring(ada, () =>
      recorderOf(server.strapi).record({
        category: 'shop.order',
        action: 'created',
        entity: { type: given, id: given, label: given },
        actor: { type: 'end-user', id: given, name: given, email: given },
        changes: [{ field: given, before: given, after: { [given]: [given] } }],
      }),
    );
    expect(recorded).toMatchObject([
      {
        entity: { type: kept, id: kept, label: kept },
        modifiedBy: { id: kept, name: kept, email: kept },
        changes: [{ field: kept, before: kept, after: { [kept]: [kept] } }],
      },
    ]);
  });

  it('are kept of roles, people and entries as the admin panel sends them', async () => {
    const recorded = await recordedDuring(ada, async () => {
      const { id } = await createRole(ada, { name: STORABLE, description: STORABLE });
      const person = { email: 'uma@example.com', password: 'Correct-Horse-2', roles: [id] };
      await createUser(ada, { ...person, firstname: STORABLE, lastname: STORABLE });
      const articles = '/content-manager/collection-types/api::article.article';
      await ada.post(articles).send({ title: STORABLE, body: STORABLE }).expect(201);
    });
    const labels = recorded.map(({ category, entity }) => [category, entity?.label]);
    expect(labels).toEqual([
      ['role', STORABLE],
      ['user', `${STORABLE} ${STORABLE}`],
      ['user', `${STORABLE} ${STORABLE}`],
      ['content', STORABLE],
    ]);
  });

  it('are kept of what a stranger sends: identifier, address, path and headers', async () => {
    const recorded = await recordedDuring(ada, () =>
      server.agent
        .post('/admin/login')
        .set('User-Agent', 'Mozilla/5.0 \xe9\xff')
        .set('X-Forwarded-For', "1.2.3.4'; DROP TABLE audit_events, \xff, 203.0.113.7")
        .send({ email: `${BROKEN}@example.com`, password: BROKEN })
        // PostgreSQL makes Strapi itself fail here; the attempt was made all the same.
        .expect(({ status }) => expect(status).toBeGreaterThanOrEqual(400)),
    );
    expect(recorded).toMatchObject([
      {
        category: 'login',
        outcome: 'failure',
        source: '203.0.113.7',
        modifiedBy: { email: masked('a') },
        // Bytes of a header stand for themselves, as HTTP has it.
        request: { userAgent: 'Mozilla/5.0 \xc3\xa9\xc3\xbf' },
      },
    ]);
  });

  it('are cut where they are ten megabytes, and say so', async () => {
    const LENGTH = 10 * 1024 * 1024;
    const field = 'x'.repeat(5_000);
    const recorded = await recordedDuring(ada, async () => {
      await server.strapi.documents('api::article.article').create({
        data: { title: 'Long', body: 'x'.repeat(LENGTH) },
      } as never);
      await recorderOf(server.strapi).record({
        category: 'shop.order',
        action: 'created',
        changes: Array.from({ length: LENGTH / field.length }, (_, index) => ({
          field: `field${index}`,
          before: null,
          after: field,
        })),
      });
    });
    const [article, order] = recorded;
    const body = article!.changes.find((change) => change.field === 'body');
    expect(body?.after).toBe(`${'x'.repeat(10_000)}… [cut, ${LENGTH} characters]`);
    const { changes } = order!;
    expect(changes).toHaveLength(1_001);
    expect(changes[0]!.after).toBe(field);
    expect(changes.at(-2)!.after).toBe('[left out, 5002 characters]');
    expect(changes.at(-1)!.after).toBe('[left out, 1097 fields]');
    const saved = await server.strapi.db.query('api::article.article').findOne({
      where: { title: 'Long' },
    });
    expect(saved.body).toHaveLength(LENGTH);
  });
});
