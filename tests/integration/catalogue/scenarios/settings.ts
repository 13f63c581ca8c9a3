import { type Scenario, SYSTEM } from '../scenario';

const ADVANCED = {
  unique_email: true,
  allow_register: true,
  email_confirmation: false,
  email_reset_password: null,
  email_confirmation_redirection: null,
  default_role: 'authenticated',
};

export const settings: Scenario[] = [
  {
    category: 'locale',
    action: 'created',
    way: 'panel',
    run: ({ admin }) =>
      admin.post('/i18n/locales').send({ code: 'it', name: 'Italian', isDefault: false }),
  },
  {
    category: 'locale',
    action: 'updated',
    way: 'panel',
    async run(world) {
      const body = { code: 'pl', name: 'Polish', isDefault: false };
      const { id } = (await world.admin.post('/i18n/locales').send(body)).body;
      await world.look();
      await world.admin.put(`/i18n/locales/${id}`).send({ name: 'Polski', isDefault: false });
    },
    expected: { changes: [{ field: 'name', before: 'Polish', after: 'Polski' }] },
  },
  {
    category: 'locale',
    action: 'deleted',
    way: 'panel',
    async run(world) {
      const body = { code: 'es', name: 'Spanish', isDefault: false };
      const { id } = (await world.admin.post('/i18n/locales').send(body)).body;
      await world.look();
      await world.admin.delete(`/i18n/locales/${id}`).expect(200);
    },
  },
  {
    category: 'settings',
    action: 'updated',
    way: 'panel, users-permissions',
    async run(world) {
      await world.admin.put('/users-permissions/advanced').send(ADVANCED).expect(200);
      await world.look();
      const body = { ...ADVANCED, allow_register: false };
      await world.admin.put('/users-permissions/advanced').send(body).expect(200);
      // As it was, for the scenarios that register somebody.
      await world.admin.put('/users-permissions/advanced').send(ADVANCED).expect(200);
    },
    alsoRecords: ['settings.updated'],
  },
  {
    category: 'settings',
    action: 'updated',
    way: 'panel, media library',
    async run(world) {
      const body = { sizeOptimization: false, responsiveDimensions: true, autoOrientation: false };
      await world.admin.put('/upload/settings').send(body).expect(200);
    },
  },
  {
    category: 'settings',
    action: 'updated',
    way: 'script',
    run: ({ strapi }) =>
      strapi.store.set({ type: 'plugin', name: 'i18n', key: 'default_locale', value: 'en-GB' }),
  },
  {
    category: 'settings',
    action: 'updated',
    way: 'script, many rows at once',
    async run(world) {
      await world.strapi.store.set({
        type: 'plugin',
        name: 'i18n',
        key: 'settings',
        value: { a: 1 },
      });
      await world.look();
      await world.strapi.db
        .query('strapi::core-store')
        .updateMany({ where: { key: 'plugin_i18n_settings' }, data: { value: '{"a":2}' } });
    },
    expected: { modifiedBy: SYSTEM, changes: [{ field: 'a', before: 1, after: 2 }] },
  },
];
