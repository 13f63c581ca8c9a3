/** @whole-run sqlite */
import { type AdminAgent, createRole, login, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvent, readEvents } from './support/events';

let app: RunningStrapi;
let admin: AdminAgent;

beforeAll(async () => {
  app = await startStrapi();
  admin = await registerFirstAdmin(app);
});

afterAll(() => app.stop());

const set = (settings: object) => admin.put('/audit-log/settings').send(settings).expect(200);

const article = (title: string) =>
  admin.post('/content-manager/collection-types/api::article.article').send({ title }).expect(201);

const tag = (name: string) =>
  admin.post('/content-manager/collection-types/api::tag.tag').send({ name }).expect(201);

test('a category, an action, a content type and the system can be switched off, at once', async () => {
  const before = (await readEvents(admin)).length;
  await set({
    excludedCategories: ['webhook'],
    excludedActions: ['role.created'],
    excludedContentTypes: ['api::tag.tag'],
    recordSystem: false,
  });

  await createRole(admin, { name: 'Unseen' });
  await tag('Unseen');
  await app.strapi.service('admin::role').create({ name: 'Unseen script' });
  const webhook = { name: 'W', url: 'https://example.com', headers: {}, events: ['entry.create'] };
  await admin.post('/admin/webhooks').send(webhook).expect(201);
  await article('Seen');

  const events = (await readEvents(admin)).slice(before);
  expect(events.map(({ category, action }) => `${category}.${action}`)).toEqual([
    'audit-log.settings-changed',
    'content.created',
  ]);
});

test('switching something off is recorded with what was before and what is after', async () => {
  await set({ excludedCategories: [], excludedActions: [], excludedContentTypes: [] });
  await set({ recordSystem: true, excludedCategories: ['media'] });
  const events = await readEvents(admin, { category: 'audit-log' });
  expect((await readEvent(admin, events.at(-1)!.id)).changes).toEqual([
    { field: 'excludedCategories', before: [], after: ['media'] },
    { field: 'recordSystem', before: false, after: true },
  ]);
});

test('what config/plugins.js switches off is recorded at the next start, and pinned', async () => {
  app = await app.restart({ auditLog: { excludedCategories: ['login'] } });
  admin = await login(app);
  const events = await readEvents(admin, { category: 'audit-log' });
  expect(await readEvent(admin, events.at(-1)!.id)).toMatchObject({
    action: 'settings-changed',
    modifiedBy: { type: 'system' },
    changes: [{ field: 'excludedCategories', before: ['media'], after: ['login'] }],
  });
  expect(await readEvents(admin, { category: 'login' })).toEqual([]);

  const refused = await admin
    .put('/audit-log/settings')
    .send({ excludedCategories: [] })
    .expect(400);
  expect(refused.body.error.message).toContain('excludedCategories');
});
