/** @whole-run sqlite postgres */
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { chooseMainFieldElsewhere, ContentWorld } from './support/content';
import { type EndUser, endUserPath, register } from './support/end-users';
import { recordedDuring } from './support/events';

const REDACTED = '[redacted]';

describe('the own attributes of end users', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;
  let user: EndUser;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
    ({ user } = await register(server.agent, { username: 'rich', password: 'Correct-Horse-1' }));
  });

  afterAll(() => server.stop());

  const save = (data: object) => ada.put(endUserPath(user)).send(data).expect(200);
  const updated = (changes: object[]) => [
    { category: 'end-user', action: 'updated', entity: { label: 'rich' }, changes },
  ];

  it('are recorded with their values', async () => {
    await save({ credits: 10 });
    const recorded = await recordedDuring(ada, () => save({ credits: 1_000_000 }));
    expect(recorded).toMatchObject(updated([{ field: 'credits', before: 10, after: 1_000_000 }]));
  });

  it('are recorded only as changed where they are private', async () => {
    const recorded = await recordedDuring(ada, () => save({ notes: 'pays late' }));
    expect(recorded).toMatchObject(updated([{ field: 'notes', before: null, after: REDACTED }]));
    expect(JSON.stringify(recorded)).not.toContain('pays late');
  });

  it('are recorded where they are relations', async () => {
    const tag = await server.strapi.documents('api::tag.tag').create({ data: { name: 'News' } });
    const recorded = await recordedDuring(ada, () =>
      save({ favourites: { connect: [{ id: tag.id, documentId: tag.documentId }] } }),
    );
    expect(recorded).toMatchObject(
      updated([
        {
          field: 'favourites',
          before: null,
          after: ['News'],
          ids: { before: [], after: [tag.documentId] },
        },
      ]),
    );
  });

  it('are recorded by the main field that another node has just chosen', async () => {
    const stories = new ContentWorld(server, ada).documents('api::story.story');
    const [one, two] = [
      await stories.create({ data: { title: 'T1', owner: 'O1' } }),
      await stories.create({ data: { title: 'T2', owner: 'O2' } }),
    ];
    const mark = ({ id }: { id: number }) =>
      recordedDuring(ada, () =>
        server.strapi.db
          .query('plugin::users-permissions.user')
          .update({ where: { username: 'rich' }, data: { bookmark: id } }),
      );
    expect(await mark(one)).toMatchObject(updated([{ before: null, after: ['T1'] }]));
    await chooseMainFieldElsewhere(server.strapi, 'api::story.story', 'owner');
    expect(await mark(two)).toMatchObject(updated([{ before: ['O1'], after: ['O2'] }]));
  });

  it('are recorded with a script as their author', async () => {
    const recorded = await recordedDuring(ada, () =>
      server.strapi.db
        .query('plugin::users-permissions.user')
        .update({ where: { username: 'rich' }, data: { credits: 1 } }),
    );
    expect(recorded).toMatchObject([
      { modifiedBy: { type: 'system' }, changes: [{ field: 'credits', after: 1 }] },
    ]);
  });
});

describe('the attributes that an app has added', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
    await ada.post('/upload/folders').send({ name: 'Pictures', parent: null }).expect(201);
  });

  afterAll(() => server.stop());

  it.each([
    { to: 'a folder', uid: 'plugin::upload.folder', where: { name: 'Pictures' }, name: 'colour' },
    { to: 'a locale', uid: 'plugin::i18n.locale', where: { code: 'en' }, name: 'flag' },
    {
      to: 'a role of end users',
      uid: 'plugin::users-permissions.role',
      where: { type: 'public' },
      name: 'motto',
    },
    { to: 'an administrator', uid: 'admin::user', where: { firstname: 'Ada' }, name: 'phone' },
  ])('to $to are recorded', async ({ uid, where, name }) => {
    const recorded = await recordedDuring(ada, () =>
      server.strapi.db.query(uid).update({ where, data: { [name]: 'new' } }),
    );
    expect(recorded).toMatchObject([
      { action: 'updated', changes: [{ field: name, before: null, after: 'new' }] },
    ]);
  });

  it('to an administrator are recorded only as changed where they are private', async () => {
    const recorded = await recordedDuring(ada, () =>
      server.strapi.db
        .query('admin::user')
        .update({ where: { firstname: 'Ada' }, data: { pin: 'PRIVATE-4711' } }),
    );
    expect(recorded).toMatchObject([{ changes: [{ field: 'pin', after: REDACTED }] }]);
    expect(JSON.stringify(recorded)).not.toContain('4711');
  });
});
