/** @whole-run sqlite */
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';

const STORE = 'strapi::core-store';
const ADVANCED = 'plugin_users-permissions_advanced';

describe('settings of Strapi and its plugins', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const store = () => server.strapi.db.query(STORE as 'admin::role');
  const stored = async () => {
    const row = (await store().findOne({ where: { key: ADVANCED } })) as unknown as {
      value: string;
    };
    return JSON.parse(row.value) as Record<string, unknown>;
  };

  it('are recorded when rows of the store are written in bulk', async () => {
    const value = JSON.stringify({ ...(await stored()), allow_register: false });
    const updated = await recordedDuring(ada, () =>
      store().updateMany({ where: { key: ADVANCED }, data: { value } }),
    );
    expect(updated).toMatchObject([
      {
        category: 'settings',
        entity: { id: ADVANCED },
        changes: [{ field: 'allow_register', before: true, after: false }],
      },
    ]);
  });

  it('are recorded when rows of the store are deleted in bulk', async () => {
    await server.strapi.store.set({
      type: 'plugin',
      name: 'i18n',
      key: 'settings',
      value: { a: 1 },
    });
    const deleted = await recordedDuring(ada, () =>
      store().deleteMany({ where: { key: 'plugin_i18n_settings' } }),
    );
    expect(deleted).toMatchObject([
      { entity: { id: 'plugin_i18n_settings' }, changes: [{ field: 'a', before: 1, after: null }] },
    ]);
  });

  it('are recorded when a script gives a row of the store another key', async () => {
    const rename = (from: string, to: string) =>
      recordedDuring(ada, () =>
        store().updateMany({ where: { key: from }, data: { key: to } as object }),
      );
    const [was, gone] = [true, null];
    const change = (before: unknown, after: unknown) => [
      {
        entity: { id: ADVANCED },
        changes: expect.arrayContaining([
          expect.objectContaining({ field: 'unique_email', before, after }),
        ]),
      },
    ];
    expect(await rename(ADVANCED, 'elsewhere')).toMatchObject(change(was, gone));
    expect(await rename('elsewhere', ADVANCED)).toMatchObject(change(gone, was));
  });

  it('say where links to reset a password lead', async () => {
    const advanced = {
      unique_email: true,
      allow_register: true,
      email_confirmation: false,
      email_confirmation_redirection: null,
      default_role: 'authenticated',
    };
    const save = (link: string) =>
      ada
        .put('/users-permissions/advanced')
        .send({ ...advanced, email_reset_password: link })
        .expect(200);
    await save('https://good.example/reset');
    const recorded = await recordedDuring(ada, () => save('https://evil.example/reset'));
    expect(recorded).toMatchObject([
      {
        changes: [
          {
            field: 'email_reset_password',
            before: 'https://good.example/reset',
            after: 'https://evil.example/reset',
          },
        ],
      },
    ]);
  });

  it('are recorded when those of internationalization change', async () => {
    const { body } = await ada.get('/i18n/settings').expect(200);
    const before = body.data ?? {};
    const recorded = await recordedDuring(ada, () =>
      ada
        .put('/i18n/settings')
        .send({ ...before, aiLocalizations: !before.aiLocalizations })
        .expect(200),
    );
    expect(recorded).toMatchObject([
      { category: 'settings', entity: { label: 'Internationalization: settings' } },
    ]);
  });
});
