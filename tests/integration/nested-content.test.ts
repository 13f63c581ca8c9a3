/** @whole-run sqlite */
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { type Recorded, recordedDuring } from './support/events';

const TAG = 'api::tag.tag';
const ARTICLE = 'api::article.article';

/** What matters here of an event. */
const brief = ({ action, entity, changes }: Recorded) => ({
  action,
  label: entity?.label,
  changes: changes.map(({ field, before, after }) => [field, before, after]),
});

describe('content that a lifecycle of the app writes while other content of its type is written', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const rows = (uid: string) => server.strapi.db.query(uid);
  const documents = (uid: string) => server.strapi.documents(uid as never);

  type Lifecycle = 'beforeCreate' | 'afterCreate' | 'beforeUpdate' | 'afterUpdate' | 'beforeDelete';

  /** Runs `work` while the app reacts to the first write of its kind. */
  const reacting = async (
    uid: string,
    lifecycle: Lifecycle,
    react: (event: { result?: { id: number } }) => Promise<unknown>,
    work: () => Promise<unknown>,
  ): Promise<Recorded[]> => {
    let isFirst = true;
    const stop = server.strapi.db.lifecycles.subscribe({
      models: [uid],
      [lifecycle]: async (event: { result?: { id: number } }) => {
        if (isFirst) {
          isFirst = false;
          await react(event);
        }
      },
    } as never);
    try {
      return await recordedDuring(ada, work);
    } finally {
      stop();
    }
  };

  const newTag = async (name: string) => documents(TAG).create({ data: { name } as never });

  it('is recorded when it updates another entry', async () => {
    const first = await newTag('First');
    const other = await newTag('Other');
    const recorded = await reacting(
      TAG,
      'afterUpdate',
      () => rows(TAG).update({ where: { id: other.id }, data: { name: 'Other, too' } }),
      () => documents(TAG).update({ documentId: first.documentId, data: { name: '1st' } as never }),
    );
    expect(recorded.map(brief)).toHaveLength(2);
    expect(recorded.map(brief)).toEqual(
      expect.arrayContaining([
        { action: 'updated', label: '1st', changes: [['name', 'First', '1st']] },
        { action: 'updated', label: 'Other, too', changes: [['name', 'Other', 'Other, too']] },
      ]),
    );
  });

  it('is recorded when it updates many entries, but not of the one that is being written', async () => {
    const titles = ['Red', 'Green', 'Blue'];
    const articles = await Promise.all(
      titles.map((title) => documents(ARTICLE).create({ data: { title } as never })),
    );
    const [red, ...others] = articles;
    const recorded = await reacting(
      ARTICLE,
      'afterUpdate',
      () =>
        rows(ARTICLE).updateMany({
          where: { id: { $in: articles.map(({ id }) => id) } },
          data: { body: 'Paint' },
        }),
      () =>
        documents(ARTICLE).update({
          documentId: red!.documentId,
          data: { title: 'Red!' } as never,
        }),
    );
    expect(recorded.map(brief)).toHaveLength(1 + others.length);
    expect(recorded.map(brief)).toEqual(
      expect.arrayContaining([
        {
          action: 'updated',
          label: 'Red!',
          changes: [
            ['title', 'Red', 'Red!'],
            ['body', null, 'Paint'],
          ],
        },
        { action: 'updated', label: 'Green', changes: [['body', null, 'Paint']] },
        { action: 'updated', label: 'Blue', changes: [['body', null, 'Paint']] },
      ]),
    );
  });

  it.each(['beforeCreate', 'afterCreate'] as const)(
    'is recorded when it creates another entry, in %s',
    async (lifecycle) => {
      const [made, other] = [`Made ${lifecycle}`, `Other ${lifecycle}`];
      const recorded = await reacting(
        TAG,
        lifecycle,
        () => rows(TAG).create({ data: { name: other } }),
        () => newTag(made),
      );
      expect(recorded.map(brief)).toHaveLength(2);
      expect(recorded.map(brief)).toEqual(
        expect.arrayContaining([
          { action: 'created', label: made, changes: [['name', null, made]] },
          { action: 'created', label: other, changes: [['name', null, other]] },
        ]),
      );
    },
  );

  it('is recorded when it deletes another entry', async () => {
    const doomed = await newTag('Doomed');
    const other = await newTag('Doomed, too');
    const recorded = await reacting(
      TAG,
      'beforeDelete',
      () => rows(TAG).delete({ where: { id: other.id } }),
      () => documents(TAG).delete({ documentId: doomed.documentId }),
    );
    expect(recorded.map(brief).map(({ action, label }) => [action, label])).toEqual(
      expect.arrayContaining([
        ['deleted', 'Doomed'],
        ['deleted', 'Doomed, too'],
      ]),
    );
    expect(recorded).toHaveLength(2);
  });

  it('is recorded when another entry is published', async () => {
    const article = await documents(ARTICLE).create({ data: { title: 'News' } as never });
    const other = await documents(ARTICLE).create({ data: { title: 'Olds' } as never });
    const recorded = await reacting(
      ARTICLE,
      'afterCreate',
      () => rows(ARTICLE).update({ where: { id: other.id }, data: { title: 'Older' } }),
      () => documents(ARTICLE).publish({ documentId: article.documentId }),
    );
    expect(recorded.map(brief)).toHaveLength(2);
    expect(recorded.map(brief)).toEqual(
      expect.arrayContaining([
        { action: 'published', label: 'News', changes: [] },
        { action: 'updated', label: 'Older', changes: [['title', 'Olds', 'Older']] },
      ]),
    );
  });

  it('is one event with the write that it reacts to when it is the same entry', async () => {
    const tag = await newTag('Plain');
    const recorded = await reacting(
      TAG,
      'afterUpdate',
      () => rows(TAG).update({ where: { id: tag.id }, data: { name: 'Plainest' } }),
      () =>
        documents(TAG).update({ documentId: tag.documentId, data: { name: 'Plainer' } as never }),
    );
    expect(recorded.map(brief)).toEqual([
      { action: 'updated', label: 'Plainest', changes: [['name', 'Plain', 'Plainest']] },
    ]);
  });

  it('is recorded when the write that it reacts to fails, and the transaction around both goes on', async () => {
    const tag = await newTag('Survivor');
    const recorded = await recordedDuring(ada, () =>
      server.strapi.db.transaction(async () => {
        await rows(TAG).update({ where: { id: tag.id }, data: { name: 'Survived' } });
        await documents(TAG)
          .update({ documentId: tag.documentId, data: { name: 5 } as never })
          .catch(() => undefined);
      }),
    );
    expect(recorded.map(brief)).toEqual([
      { action: 'updated', label: 'Survived', changes: [['name', 'Survivor', 'Survived']] },
    ]);
  });
});
