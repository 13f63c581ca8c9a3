import type { Proof } from '../proof';

const ADVANCED = {
  unique_email: true,
  allow_register: true,
  email_confirmation: false,
  email_reset_password: null,
  email_confirmation_redirection: null,
  default_role: 'authenticated',
};

export const settings: Proof[] = [
  {
    category: 'locale',
    action: 'created',
    way: 'panel',
    act: ({ admin }) =>
      admin.post('/i18n/locales').send({ code: 'it', name: 'Italian', isDefault: false }),
  },
  {
    category: 'locale',
    action: 'updated',
    way: 'panel',
    async act(world) {
      const body = { code: 'pl', name: 'Polish', isDefault: false };
      const { id } = (await world.admin.post('/i18n/locales').send(body)).body;
      await world.look();
      await world.admin.put(`/i18n/locales/${id}`).send({ name: 'Polski', isDefault: false });
    },
    says: { changes: [{ field: 'name', before: 'Polish', after: 'Polski' }] },
  },
  {
    category: 'locale',
    action: 'deleted',
    way: 'panel',
    async act(world) {
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
    async act(world) {
      await world.admin.put('/users-permissions/advanced').send(ADVANCED).expect(200);
      await world.look();
      const body = { ...ADVANCED, allow_register: false };
      await world.admin.put('/users-permissions/advanced').send(body).expect(200);
      // As it was, for the proofs that register somebody.
      await world.admin.put('/users-permissions/advanced').send(ADVANCED).expect(200);
    },
    besides: ['settings.updated'],
  },
  {
    category: 'settings',
    action: 'updated',
    way: 'panel, media library',
    async act(world) {
      const body = { sizeOptimization: false, responsiveDimensions: true, autoOrientation: false };
      await world.admin.put('/upload/settings').send(body).expect(200);
    },
  },
  {
    category: 'settings',
    action: 'updated',
    way: 'script',
    act: ({ strapi }) =>
      strapi.store.set({ type: 'plugin', name: 'i18n', key: 'default_locale', value: 'en-GB' }),
  },
];
