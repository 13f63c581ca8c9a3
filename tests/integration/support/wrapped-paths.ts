/** Every kind of write that is made one transaction with its record. */
import type { Core } from '@strapi/strapi';
import { type AdminAgent, createRole } from '../../support/admin';

/** A write around which the plugin opens a transaction. */
export interface WrappedPath {
  name: string;
  /** The model whose lifecycle is called within. */
  model: string;
  write: (strapi: Core.Strapi, ada: AdminAgent) => Promise<unknown>;
}

const ARTICLES = '/content-manager/collection-types/api::article.article';

export const WRAPPED_PATHS: WrappedPath[] = [
  {
    name: 'content',
    model: 'api::article.article',
    write: (strapi, ada) => ada.post(ARTICLES).send({ title: 'Late' }).expect(201),
  },
  {
    name: 'roles',
    model: 'admin::role',
    write: (strapi, ada) => createRole(ada, { name: 'Late' }),
  },
  {
    name: 'permissions of a role',
    model: 'admin::permission',
    write: async (strapi, ada) => {
      const { id } = await createRole(ada, { name: 'Later' });
      const permissions = [
        { action: 'plugin::upload.read', subject: null, properties: {}, conditions: [] },
      ];
      await ada.put(`/admin/roles/${id}/permissions`).send({ permissions }).expect(200);
    },
  },
  {
    name: 'users',
    model: 'admin::user',
    write: (strapi, ada) =>
      ada
        .post('/admin/users')
        .send({ firstname: 'Late', lastname: 'Riser', email: 'late@example.com', roles: [1] })
        .expect(201),
  },
  {
    name: 'tokens',
    model: 'admin::api-token',
    write: (strapi, ada) =>
      ada
        .post('/admin/api-tokens')
        .send({ name: 'Late', description: '', type: 'read-only', lifespan: null })
        .expect(201),
  },
  {
    name: 'transfer tokens',
    model: 'admin::transfer-token',
    write: (strapi, ada) =>
      ada
        .post('/admin/transfer/tokens')
        .send({ name: 'Late', description: '', permissions: ['push'], lifespan: null })
        .expect(201),
  },
  {
    name: 'settings',
    model: 'strapi::core-store',
    write: async (strapi) => {
      const store = strapi.store({ type: 'plugin', name: 'upload' });
      await store.set({ key: 'settings', value: { sizeOptimization: false } });
      await store.set({ key: 'settings', value: { sizeOptimization: true } });
    },
  },
];

const MADE = [
  ['admin::user', { email: 'late@example.com' }],
  ['admin::role', { name: { $in: ['Late', 'Later'] } }],
  ['admin::api-token', { name: 'Late' }],
  ['admin::transfer-token', { name: 'Late' }],
] as const;

/** Removes what the writes have made, so that they can make it again. */
export const removeMade = async ({ db }: Core.Strapi): Promise<void> => {
  for (const [uid, where] of MADE) await db.query(uid).deleteMany({ where });
};
