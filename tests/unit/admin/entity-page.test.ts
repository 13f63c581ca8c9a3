import { entityPageOf } from '../../../admin/src/pages/AuditLog/details/entity-page';

const kinds = new Map([
  ['api::article.article', 'collection'],
  ['api::homepage.homepage', 'single'],
] as const);

const pageOf = (category: string, type: string, id: string | null, action = 'updated') =>
  entityPageOf({ category, action, outcome: 'success', entity: { type, id, label: 'X' } }, kinds)
    ?.to;

it.each([
  ['role', 'admin::role', '3', '/settings/roles/3'],
  ['user', 'admin::user', '4', '/settings/users/4'],
  ['api-token', 'admin::api-token', '5', '/settings/api-tokens/5'],
  ['admin-token', 'admin::api-token', '6', '/settings/admin-tokens/6'],
  ['end-user-role', 'plugin::users-permissions.role', '1', '/settings/users-permissions/roles/1'],
  [
    'content',
    'api::article.article',
    'abc',
    '/content-manager/collection-types/api::article.article/abc',
  ],
  [
    'content',
    'api::homepage.homepage',
    'abc',
    '/content-manager/single-types/api::homepage.homepage',
  ],
])('leads from an event of %s to its %s', (category, type, id, to) =>
  expect(pageOf(category, type, id)).toBe(to),
);

it('leads nowhere from what is gone, several at once, or has no page', () => {
  expect(pageOf('role', 'admin::role', '3', 'deleted')).toBeUndefined();
  expect(pageOf('login', 'admin::role', null)).toBeUndefined();
  expect(pageOf('content', 'api::gone.gone', 'abc')).toBeUndefined();
  expect(pageOf('shop.order', 'shop', '7')).toBeUndefined();
});
