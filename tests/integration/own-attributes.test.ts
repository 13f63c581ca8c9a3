import { registerFirstAdmin, type AdminAgent } from '../support/admin';
import { startStrapi, type RunningStrapi } from '../support/strapi';
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
