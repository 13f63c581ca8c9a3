import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';
import { recorderOf } from './support/recorder';

const PAGES = '/content-manager/collection-types/api::page.page';

/** MariaDB itself takes JSON of 31 levels. */
const [DEEP, DEEPER] = process.env.DATABASE_CLIENT === 'mysql' ? [27, 29] : [1_500, 2_500];

const nested = (depth: number, leaf: unknown): unknown => {
  let value = leaf;
  for (let level = 0; level < depth; level += 1) value = { a: value };
  return value;
};

describe('values of any depth, width and length', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  /** Names of the fields that each event of an act names, beside its action. */
  const fieldsDuring = async (act: () => Promise<unknown>) =>
    (await recordedDuring(ada, act)).map(({ action, changes }) => ({
      action,
      fields: changes.map(({ field }) => field).sort(),
    }));

  it('are an event each time', async () => {
    const { body } = await ada.post(PAGES).send({ title: 'Deep', data: 1 }).expect(201);
    const path = `${PAGES}/${body.data.documentId}`;
    const put = (data: object) => async () => ada.put(path).send(data).expect(200);
    const steps = [
      { data: nested(DEEP, 'x') },
      { data: nested(DEEPER, 'x'), title: 'Deeper' },
      { data: nested(DEEPER, 'y') },
      { title: 'A colleague' },
      { data: Array.from({ length: 60_000 }, (_, index) => index) },
      { data: Array.from({ length: 60_001 }, (_, index) => index) },
      { data: null },
    ];
    for (const step of steps) {
      expect(await fieldsDuring(put(step))).toEqual([
        { action: 'updated', fields: Object.keys(step).sort() },
      ]);
    }
    const again = { data: nested(DEEPER, 'z') };
    expect(await fieldsDuring(put(again))).toMatchObject([{ fields: ['data'] }]);
    expect(await fieldsDuring(async () => ada.delete(path).expect(200))).toMatchObject([
      { action: 'deleted' },
    ]);
  });

  it('are recorded by other code, whatever they are', async () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const values = [1n, NaN, new Date(0), Buffer.from('x'), circular, nested(100_000, 1)];
    const recorded = await recordedDuring(ada, () =>
      recorderOf(server.strapi).record({
        category: 'shop.order',
        action: 'created',
        changes: values.map((value, index) => ({
          field: `f${index}`,
          before: null,
          after: value as never,
        })),
      }),
    );
    expect(recorded[0]!.changes).toHaveLength(values.length);
  });

  it('show where two long texts differ', async () => {
    const { body } = await ada
      .post('/content-manager/collection-types/api::article.article')
      .send({ title: 'Long', body: `${'a'.repeat(14_000)} one ${'b'.repeat(1_000)}` })
      .expect(201);
    const recorded = await recordedDuring(ada, () =>
      ada
        .put(`/content-manager/collection-types/api::article.article/${body.data.documentId}`)
        .send({ body: `${'a'.repeat(14_000)} two ${'b'.repeat(1_000)}` })
        .expect(200),
    );
    const [change] = recorded[0]!.changes;
    expect(change!.before).toContain(' one ');
    expect(change!.after).toContain(' two ');
  });
});
