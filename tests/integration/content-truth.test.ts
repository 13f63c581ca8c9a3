import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { brief, ContentWorld } from './support/content';
import { recordedDuring } from './support/events';

const STORY = 'api::story.story';
const PERSON = 'api::person.person';
const TOPIC = 'api::topic.topic';
const NOTE = 'api::note.note';
const REDACTED = '[redacted]';

describe('content', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;
  let world: ContentWorld;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
    world = new ContentWorld(server, ada);
    await ada.post('/i18n/locales').send({ code: 'fr', name: 'French', isDefault: false });
  });

  afterAll(() => server.stop());

  const rows = (uid: string) => server.strapi.db.query(uid);
  const documents = (uid: string) => world.documents(uid);
  const during = async (work: () => Promise<unknown>) =>
    (await recordedDuring(ada, work)).map(brief);
  const oneStory = (data: object, rest: object = {}) => documents(STORY).create({ data, ...rest });

  describe('of equal names', () => {
    it('is distinguished by id: the author of a story', async () => {
      const [one, two] = [await world.make(PERSON, 'John'), await world.make(PERSON, 'John')];
      const { documentId } = await oneStory({ title: 'S', author: one.documentId });
      const recorded = await during(() =>
        documents(STORY).update({ documentId, data: { author: two.documentId } }),
      );
      expect(recorded).toEqual([
        [
          'updated',
          'S (en)',
          [['author', `John (#${one.documentId})`, `John (#${two.documentId})`]],
        ],
      ]);
    });

    it('is distinguished by id: one topic of many', async () => {
      const [one, two] = [await world.make(TOPIC, 'News'), await world.make(TOPIC, 'News')];
      const { documentId } = await oneStory({ title: 'S', topics: [one.documentId] });
      const recorded = await during(() =>
        documents(STORY).update({ documentId, data: { topics: [two.documentId] } }),
      );
      expect(recorded).toEqual([
        [
          'updated',
          'S (en)',
          [['topics', [`News (#${one.documentId})`], [`News (#${two.documentId})`]]],
        ],
      ]);
    });

    it('is distinguished by id: the cover of a story', async () => {
      const [one, two] = [await world.upload('image.txt'), await world.upload('image.txt')];
      const { documentId } = await oneStory({ title: 'S', cover: one });
      const recorded = await during(() =>
        documents(STORY).update({ documentId, data: { cover: two } }),
      );
      expect(recorded).toEqual([
        ['updated', 'S (en)', [['cover', expect.any(String), expect.any(String)]]],
      ]);
      const [[, before, after]] = recorded[0]?.[2] as [[string, string, string]];
      expect(before).not.toEqual(after);
    });
  });

  describe('by a file', () => {
    it('is updated when a file is uploaded into a field of it', async () => {
      const { id } = await oneStory({ title: 'Covered' });
      const recorded = await during(() =>
        ada
          .post('/upload')
          .field('ref', STORY)
          .field('refId', String(id))
          .field('field', 'cover')
          .attach('files', Buffer.from('x'), 'into.txt')
          .expect(201),
      );
      expect(recorded).toEqual(
        expect.arrayContaining([
          ['uploaded', 'into.txt', expect.anything()],
          ['updated', 'Covered (en)', [['cover', null, 'into.txt']]],
        ]),
      );
      expect(recorded).toHaveLength(2);
    });
  });

  describe('by the far side of a relation', () => {
    it('is recorded for both ends, by the document service', async () => {
      const topic = await world.make(TOPIC, 'Far');
      const story = await oneStory({ title: 'Near' });
      const recorded = await during(() =>
        documents(TOPIC).update({
          documentId: topic.documentId,
          data: { stories: { connect: [{ documentId: story.documentId, locale: 'en' }] } },
        }),
      );
      expect(recorded).toEqual(
        expect.arrayContaining([
          ['updated', 'Far', [['stories', null, ['Near']]]],
          ['updated', 'Near (en)', [['topics', null, ['Far']]]],
        ]),
      );
      expect(recorded).toHaveLength(2);
    });

    it.each(['connect', 'set'] as const)('is recorded by a script that does %s', async (way) => {
      const topic = await world.make(TOPIC, 'Far');
      const [old, young] = [await oneStory({ title: 'Old' }), await oneStory({ title: 'Young' })];
      await rows(TOPIC).update({ where: { id: topic.id }, data: { stories: [old.id] } });
      const recorded = await during(() =>
        rows(TOPIC).update({ where: { id: topic.id }, data: { stories: { [way]: [young.id] } } }),
      );
      const isLost = way === 'set';
      expect(recorded).toEqual(
        expect.arrayContaining([
          ['updated', 'Far', [['stories', isLost ? ['Old'] : null, ['Young']]]],
          ['updated', 'Young (en)', [['topics', null, ['Far']]]],
        ]),
      );
      expect(recorded).toHaveLength(isLost ? 3 : 2);
    });

    it('is recorded when it is written from an account: by a script, and in the panel', async () => {
      const article = await documents('api::article.article').create({ data: { title: 'By' } });
      const { id, documentId } = article;
      const users = '/content-manager/collection-types/plugin::users-permissions.user';
      const user = await rows('plugin::users-permissions.user').create({
        data: { username: 'uma', email: 'uma@example.com', provider: 'local' },
      });
      const write = { where: { id: user.id }, data: { written: { connect: [{ id }] } } };
      const byScript = () => rows('plugin::users-permissions.user').update(write);
      expect(await during(byScript)).toEqual([['updated', 'By', [['writer', null, 'uma']]]]);
      const written = { connect: [], disconnect: [{ id, documentId }] };
      const inPanel = () => ada.put(`${users}/${user.documentId}`).send({ written }).expect(200);
      expect(await during(inPanel)).toEqual([['updated', 'By', [['writer', 'uma', null]]]]);
    });

    it('is not recorded where publishing makes a row anew that others point to', async () => {
      const articles = documents('api::article.article');
      const names = ['One', 'Two', 'Three'];
      const sources = await Promise.all(
        names.map((title) => articles.create({ data: { title }, status: 'published' })),
      );
      const ids = sources.map(({ documentId }) => documentId);
      const { documentId } = await oneStory({ title: 'Sourced', sources: ids });
      await documents(STORY).publish({ documentId });
      const [, two = ''] = ids;
      for (const act of ['publish', 'discardDraft'] as const) {
        await articles.update({ documentId: two, data: { body: act } });
        const [event, ...others] = await during(() => articles[act]({ documentId: two }));
        expect(event?.slice(0, 2)).toEqual([
          act === 'publish' ? 'published' : 'draft-discarded',
          'Two',
        ]);
        expect(JSON.stringify(event)).not.toContain('stories');
        expect(others).toEqual([]);
      }
    });

    it('is recorded where publishing an entry links it to what is public', async () => {
      const articles = documents('api::article.article');
      const { documentId } = await articles.create({ data: { title: 'Late' } });
      const story = await oneStory({ title: 'Early', sources: [documentId] });
      await documents(STORY).publish({ documentId: story.documentId });
      const recorded = await during(() => articles.publish({ documentId }));
      expect(recorded).toEqual(
        expect.arrayContaining([
          ['updated', 'Early (en, published)', [['sources', null, ['Late']]]],
        ]),
      );
      // What a published article is taken out of in its draft, it loses when that is published.
      await articles.update({ documentId, data: { stories: { set: [] } } });
      expect(await during(() => articles.publish({ documentId }))).toEqual(
        expect.arrayContaining([
          ['updated', 'Early (en, published)', [['sources', ['Late'], null]]],
        ]),
      );
    });

    it('is not recorded of accounts that point to an entry that is published again', async () => {
      const { documentId } = await oneStory({ title: 'Read' }, { status: 'published' });
      const rowsOf = await rows(STORY).findMany({ where: { documentId } });
      await rows('plugin::users-permissions.user').create({
        data: { username: 'rea', email: 'rea@example.com', reading: rowsOf.map(({ id }) => id) },
      });
      const recorded = await during(() => documents(STORY).publish({ documentId }));
      expect(recorded).toEqual([['published', 'Read (en)', []]]);
    });

    it('is recorded when one story takes from another what can be had once only', async () => {
      const person = await world.make(PERSON, 'Sought');
      await oneStory({ title: 'First', subjectOf: person.documentId });
      const second = await oneStory({ title: 'Second' });
      const recorded = await during(() =>
        rows(STORY).update({ where: { id: second.id }, data: { subjectOf: person.id } }),
      );
      expect(recorded).toEqual(
        expect.arrayContaining([
          ['updated', 'First (en)', [['subjectOf', 'Sought', null]]],
          ['updated', 'Second (en)', [['subjectOf', null, 'Sought']]],
        ]),
      );
    });
  });

  describe('past the document service', () => {
    it('is recorded by components and media', async () => {
      const { documentId } = await oneStory({ title: 'Parts', intro: { metaTitle: 'One' } });
      const row = await rows(STORY).findOne({ where: { documentId }, populate: ['intro'] });
      const file = await world.upload('script.txt');
      expect(
        await during(() =>
          rows('shared.seo').update({ where: { id: row.intro.id }, data: { metaTitle: 'Two' } }),
        ),
      ).toEqual([['updated', 'Parts (en)', [['intro.metaTitle', 'One', 'Two']]]]);
      expect(
        await during(() => rows(STORY).update({ where: { id: row.id }, data: { cover: file } })),
      ).toEqual([['updated', 'Parts (en)', [['cover', null, 'script.txt']]]]);
      const other = await rows('shared.seo').create({ data: { metaTitle: 'Three' } });
      expect(
        await during(() =>
          rows(STORY).update({
            where: { id: row.id },
            data: {
              intro: { id: other.id, __pivot: { component_type: 'shared.seo', field: 'intro' } },
            },
          }),
        ),
      ).toEqual([['updated', 'Parts (en)', [['intro.metaTitle', 'Two', 'Three']]]]);
    });

    it('is recorded by many rows, each version and locale for itself', async () => {
      const { documentId } = await oneStory({ title: 'B' }, { status: 'published' });
      await documents(STORY).update({ documentId, data: { title: 'A' } });
      const recorded = await during(() =>
        rows(STORY).updateMany({ where: { documentId }, data: { title: 'C' } }),
      );
      expect(recorded).toEqual([
        ['updated', 'C (en)', [['title', 'A', 'C']]],
        ['updated', 'C (en, published)', [['title', 'B', 'C']]],
      ]);
    });

    it('is recorded as published and unpublished by what becomes of the column', async () => {
      const { documentId, id } = await oneStory({ title: 'Switch' });
      const publish = { publishedAt: new Date() };
      expect(await during(() => rows(STORY).update({ where: { id }, data: publish }))).toEqual([
        ['published', 'Switch (en)', []],
      ]);
      expect(
        await during(() => rows(STORY).updateMany({ where: { id }, data: { publishedAt: null } })),
      ).toEqual([['unpublished', 'Switch (en)', []]]);
      expect(
        await during(() => rows(STORY).updateMany({ where: { documentId }, data: publish })),
      ).toEqual([['published', 'Switch (en)', []]]);
      expect(
        await during(() => rows(STORY).update({ where: { id }, data: { publishedAt: null } })),
      ).toEqual([['unpublished', 'Switch (en)', []]]);
    });

    it('is unpublished when only the published row is deleted', async () => {
      const { documentId } = await oneStory({ title: 'Half' }, { status: 'published' });
      const recorded = await during(() =>
        rows(STORY).delete({ where: { documentId, publishedAt: { $notNull: true } } }),
      );
      expect(recorded).toEqual([['unpublished', 'Half (en)', []]]);
    });

    it('is updated when a document is deleted and made again in one transaction', async () => {
      const { documentId, id } = await oneStory({ title: 'Was' });
      const recorded = await during(() =>
        server.strapi.db.transaction(async () => {
          await rows(STORY).delete({ where: { id } });
          await rows(STORY).create({
            data: { documentId, title: 'Is', locale: 'en', publishedAt: null },
          });
        }),
      );
      expect(recorded).toEqual([['updated', 'Is (en)', [['title', 'Was', 'Is']]]]);
    });

    it.each(['update', 'updateMany'] as const)(
      'is recorded of both documents when a row becomes a part of another: %s',
      async (way) => {
        const { documentId, id } = await oneStory({ title: `Taken by ${way}` });
        const other = `other${way.toLowerCase()}`.padEnd(24, '0');
        const recorded = await during(() =>
          rows(STORY)[way]({ where: { id }, data: { documentId: other } as never }),
        );
        const title = `Taken by ${way}`;
        expect(recorded).toHaveLength(2);
        expect(recorded).toEqual(
          expect.arrayContaining([
            ['deleted', `${title} (en)`, [['title', title, null]]],
            ['created', `${title} (en)`, [['title', null, title]]],
          ]),
        );
        expect(documentId).not.toBe(other);
      },
    );

    it('is recorded of the right row where two rows are the draft of one document', async () => {
      const { documentId, id } = await oneStory({ title: 'First row' });
      const second = { documentId, title: 'Second row', locale: 'en', publishedAt: null };
      await rows(STORY).create({ data: second });
      const recorded = await during(() => rows(STORY).delete({ where: { id } }));
      expect(recorded).toEqual([['deleted', 'First row (en)', [['title', 'First row', null]]]]);
    });

    it('is one event with the number where there are more than a thousand rows', async () => {
      const many = Array.from({ length: 1001 }, (_, index) => ({ name: `Many ${index}` }));
      const where = { name: { $startsWith: 'Many' } };
      const entries = ['count', null, 1001];
      const condition = ['condition', null, where];
      expect(await during(() => rows(PERSON).createMany({ data: many }))).toEqual([
        ['created', 'Person', [entries]],
      ]);
      expect(
        await during(() => rows(PERSON).updateMany({ where, data: { name: 'Many more' } })),
      ).toEqual([['updated', 'Person', [entries, condition, ['name', null, 'Many more']]]]);
      expect(await during(() => rows(PERSON).deleteMany({ where }))).toEqual([
        ['deleted', 'Person', [entries, condition]],
      ]);
    });
  });

  describe('that code of the app changes during a save', () => {
    it('is in the event: a field and a relation of a lifecycle', async () => {
      const person = await world.make(PERSON, 'Owner');
      const { documentId } = await oneStory({ title: 'Mine' });
      const stop = server.strapi.db.lifecycles.subscribe({
        models: [STORY],
        async beforeUpdate({ params }: { params: { data: Record<string, unknown> } }) {
          Object.assign(params.data, { owner: 'app', author: person.id });
        },
      } as never);
      const recorded = await during(() =>
        documents(STORY).update({ documentId, data: { title: 'Mine' } }),
      ).finally(stop);
      expect(recorded).toEqual([
        [
          'updated',
          'Mine (en)',
          [
            ['owner', null, 'app'],
            ['author', null, 'Owner'],
          ],
        ],
      ]);
    });

    it('is in the event: a component of a document middleware', async () => {
      const { documentId } = await oneStory({ title: 'Mine' });
      let isActive = true;
      server.strapi.documents.use((async (
        context: { uid: string; action: string; params: { data: Record<string, unknown> } },
        next: () => Promise<unknown>,
      ) => {
        if (isActive && context.uid === STORY && context.action === 'update')
          context.params.data.intro = { metaTitle: 'Added' };
        return next();
      }) as never);
      const recorded = await during(() =>
        documents(STORY).update({ documentId, data: { title: 'Ours' } }),
      );
      isActive = false;
      expect(recorded).toEqual([
        [
          'updated',
          'Ours (en)',
          [
            ['title', 'Mine', 'Ours'],
            ['intro.metaTitle', null, 'Added'],
          ],
        ],
      ]);
    });
  });

  describe('in several locales', () => {
    it('is recorded for each of them that follows, with its name', async () => {
      const { documentId } = await oneStory({ title: 'E', seo: { metaTitle: 'One' } });
      await documents(STORY).update({ documentId, locale: 'fr', data: { title: 'F' } });
      const recorded = await during(() =>
        documents(STORY).update({ documentId, data: { seo: { metaTitle: 'Two' } } }),
      );
      expect(recorded).toEqual(
        expect.arrayContaining([
          ['updated', 'E (en)', [['seo.metaTitle', 'One', 'Two']]],
          ['updated', 'F (fr)', [['seo.metaTitle', 'One', 'Two']]],
        ]),
      );
      expect(recorded).toHaveLength(2);
      const deleted = await during(() => documents(STORY).delete({ documentId, locale: '*' }));
      expect(deleted.map(([action, label]) => [action, label])).toEqual(
        expect.arrayContaining([
          ['deleted', 'E (en)'],
          ['deleted', 'F (fr)'],
        ]),
      );
    });
  });

  describe('by what a call did', () => {
    it('is created while a transfer has switched the lifecycles off', async () => {
      const { lifecycles } = server.strapi.db;
      const recorded = await during(async () => {
        lifecycles.disable();
        await oneStory({ title: 'Meanwhile' }).finally(() => lifecycles.enable());
      });
      expect(recorded).toEqual([['created', 'Meanwhile (en)', [['title', null, 'Meanwhile']]]]);
    });

    it('is updated when an empty component is added', async () => {
      const { documentId } = await oneStory({ title: 'Empty' });
      const recorded = await during(() =>
        documents(STORY).update({ documentId, data: { intro: {} } }),
      );
      expect(recorded).toEqual([['updated', 'Empty (en)', [['intro', null, {}]]]]);
    });

    it.each(['panel', 'script'] as const)(
      'is deleted when publishing removes the only row, by a %s',
      async (way) => {
        const { documentId, id } = await oneStory({ title: 'Lost' });
        await rows(STORY).update({ where: { id }, data: { publishedAt: new Date() } });
        const path = `/content-manager/collection-types/${STORY}/actions/bulkPublish`;
        const recorded = await during(() =>
          way === 'panel'
            ? ada.post(path).send({ documentIds: [documentId], locale: 'en' })
            : documents(STORY).publish({ documentId }),
        );
        if (await rows(STORY).findOne({ where: { documentId } })) return;
        expect(recorded).toEqual([['deleted', 'Lost (en)', [['title', 'Lost', null]]]]);
      },
    );

    it('says what differs from the source when a clone is given other values', async () => {
      const { documentId } = await oneStory({ title: 'Source', owner: 'me' });
      const recorded = await during(() =>
        ada
          .post(`/content-manager/collection-types/${STORY}/clone/${documentId}`)
          .send({ title: 'Copy' })
          .expect(200),
      );
      expect(recorded).toEqual([
        [
          'cloned',
          'Copy (en)',
          [
            ['clonedFrom', null, documentId],
            ['title', 'Source', 'Copy'],
          ],
        ],
      ]);
    });

    it('says what the public sees anew when a draft is published over', async () => {
      const { documentId } = await oneStory({ title: 'A' }, { status: 'published' });
      await documents(STORY).update({ documentId, data: { title: 'B' } });
      const token = await world.fullAccess();
      const recorded = await during(() =>
        server.agent
          .put(`/api/stories/${documentId}`)
          .set({ authorization: token })
          .send({ data: { title: 'B' } })
          .expect(200),
      );
      expect(recorded).toEqual([['published', 'B (en)', [['title', 'A', 'B']]]]);
    });
  });

  describe('that is private', () => {
    it('is never shown: components, dynamic zones, names of related entries', async () => {
      const secret = { metaTitle: 'SECRET-VALUE' };
      const note = await documents(NOTE).create({ data: { title: 'SECRET-NOTE', slug: 'open' } });
      const topic = await world.make(TOPIC, 'Noted');
      const recorded = await recordedDuring(ada, async () => {
        const { documentId, id } = await oneStory({
          title: 'Open',
          hidden: secret,
          hiddenBlocks: [{ __component: 'shared.seo', ...secret }],
        });
        await rows(TOPIC).update({ where: { id: topic.id }, data: { notes: [note.id] } });
        await rows(NOTE).update({ where: { id: note.id }, data: { slug: 'wide' } });
        const row = await rows(STORY).findOne({ where: { id }, populate: ['hidden'] });
        await rows('shared.seo').update({
          where: { id: row.hidden.id },
          data: { metaTitle: 'SECRET-OTHER' },
        });
        await documents(STORY).delete({ documentId });
      });
      expect(JSON.stringify(recorded)).not.toContain('SECRET');
      expect(JSON.stringify(recorded)).toContain(REDACTED);
      expect(recorded.map(brief)).toEqual(
        expect.arrayContaining([
          ['updated', 'Noted', [['notes', null, ['open']]]],
          ['updated', 'Open (en)', [['hidden.metaTitle', REDACTED, REDACTED]]],
        ]),
      );
    });
  });
});
