/** What a lifecycle of the app starts and does not await, as `setTimeout(write)` or `fetch().then(write)` do. */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';

import { createRole, registerFirstAdmin, type AdminAgent } from '../support/admin';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { eventually } from './support/eventually';
import { readEvents } from './support/events';
import { recorderOf } from './support/recorder';

let server: RunningStrapi;
let ada: AdminAgent;

beforeAll(async () => {
  server = await startStrapi();
  ada = await registerFirstAdmin(server);
});

afterAll(() => server.stop());

interface Path {
  name: string;
  /** The model whose lifecycle leaves work behind. */
  model: string;
  write: (strapi: Core.Strapi) => Promise<unknown>;
}

const ARTICLES = '/content-manager/collection-types/api::article.article';

const PATHS: Path[] = [
  {
    name: 'content',
    model: 'api::article.article',
    write: () => ada.post(ARTICLES).send({ title: 'Late' }).expect(201),
  },
  { name: 'roles', model: 'admin::role', write: () => createRole(ada, { name: 'Late' }) },
  {
    name: 'permissions of a role',
    model: 'admin::permission',
    write: async () => {
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
    write: () =>
      ada
        .post('/admin/users')
        .send({ firstname: 'Late', lastname: 'Riser', email: 'late@example.com', roles: [1] })
        .expect(201),
  },
  {
    name: 'tokens',
    model: 'admin::api-token',
    write: () =>
      ada
        .post('/admin/api-tokens')
        .send({ name: 'Late', description: '', type: 'read-only', lifespan: null })
        .expect(201),
  },
  {
    name: 'transfer tokens',
    model: 'admin::transfer-token',
    write: () =>
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

/** What the work that is left behind writes. */
const LATE_WRITES: [string, (strapi: Core.Strapi, name: string) => Promise<unknown>][] = [
  ['a query', (strapi, name) => strapi.db.query('api::tag.tag').create({ data: { name } })],
  ['a document', (strapi, name) => strapi.documents('api::tag.tag').create({ data: { name } })],
  [
    'a transaction',
    (strapi, name) =>
      strapi.db.transaction(() => strapi.db.query('api::tag.tag').create({ data: { name } })),
  ],
];

/** What the writes have made, so that they can make it again. */
const LEFTOVERS = [
  ['admin::user', { email: 'late@example.com' }],
  ['admin::role', { name: { $in: ['Late', 'Later'] } }],
  ['admin::api-token', { name: 'Late' }],
  ['admin::transfer-token', { name: 'Late' }],
] as const;

/** Longer than the request takes, so that the transaction is over. */
const LATE_MS = 400;

/** Writes by a path whose lifecycle leaves `late` behind, and waits for both. */
const leavingBehind = async (
  { model, write }: Path,
  late: () => Promise<unknown>,
): Promise<void> => {
  const { strapi } = server;
  let ended: Promise<unknown> | null = null;
  const leaveBehind = (): void => {
    ended ??= new Promise((resolve, reject) => {
      setTimeout(() => void late().then(resolve, reject), LATE_MS);
    });
  };
  const unsubscribe = strapi.db.lifecycles.subscribe({
    models: [model],
    afterCreate: leaveBehind,
    afterUpdate: leaveBehind,
  });
  try {
    await write(strapi);
  } finally {
    unsubscribe();
    for (const [uid, where] of LEFTOVERS) await strapi.db.query(uid).deleteMany({ where });
  }
  expect(ended).not.toBeNull();
  await ended;
};

describe.each(PATHS)('work that a lifecycle of $name leaves behind', (path) => {
  it.each(LATE_WRITES)('writes %s after the commit, and its event is kept', async (what, late) => {
    const tag = `${path.name}, ${what}`;
    await leavingBehind(path, () => late(server.strapi, tag));
    await eventually(async () => {
      const events = await readEvents(ada, { category: 'content', entityType: 'api::tag.tag' });
      return events.find(({ entity }) => entity?.label?.startsWith(tag));
    });
  });

  it('records an event of its own after the commit', async () => {
    const entity = { type: 'shop.late', id: path.name, label: path.name };
    await leavingBehind(path, () =>
      recorderOf(server.strapi).record({ category: 'shop.late', action: 'done', entity }),
    );
    const events = await readEvents(ada, { category: 'shop.late' });
    expect(events.filter(({ entity: found }) => found?.id === path.name)).toHaveLength(1);
  });
});

/** Such as publishing several entries at once, of which one is refused. */
it('does not go on outside of a transaction of the app that was rolled back', async () => {
  const { strapi } = server;
  let slow: Promise<unknown> = Promise.resolve();
  const work = strapi.db.transaction(async () => {
    slow = strapi.db.transaction(async () => {
      await sleep(LATE_MS);
      return strapi.db.query('api::tag.tag').create({ data: { name: 'Rolled back' } });
    });
    slow.catch(() => undefined);
    throw new Error('One of several is refused.');
  });
  await expect(work).rejects.toThrow('One of several is refused.');
  // Strapi itself may wait for ever for a transaction that has ended.
  await Promise.race([slow.catch(() => undefined), sleep(10 * LATE_MS)]);
  expect(
    await strapi.db.query('api::tag.tag').findOne({ where: { name: 'Rolled back' } }),
  ).toBeNull();
});
