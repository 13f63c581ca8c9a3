/**
 * Acts on what is no content: accounts, roles, tokens, settings, files. By the route that does it.
 */
import { type Act, row, type Sender, type Template } from '../act';
import type { Random } from '../random';
import { PASSWORD } from './accounts';
import type { Maker } from './content';
import { rank, words } from './data';

const send = (
  random: Random,
  method: string,
  path: Template[],
  body?: Template,
  as: Sender = random.chance(0.05) ? 'editor' : 'admin',
): Act => ({ do: 'http', as, method, path, ...(body !== undefined && { body }) });

/** A route `…/:id` on a row of a table. */
const on =
  (
    method: string,
    path: string,
    table: string,
    body?: (random: Random) => Template,
    rest = '',
  ): Maker =>
  (random) =>
    send(random, method, [path, row(table, rank(random)), rest], body?.(random));

const at =
  (method: string, path: string, body?: (random: Random) => Template): Maker =>
  (random) =>
    send(random, method, [path], body?.(random));

const ids = (random: Random, table: string): Template =>
  Array.from({ length: 1 + random.below(2) }, () => row(table, rank(random)));

const name = (random: Random): string => `${words(random)} ${random.below(10_000)}`;
const email = (random: Random): string => `person-${random.below(10_000)}@example.com`;

const ACTIONS = ['create', 'read', 'update', 'delete', 'publish'];
const SUBJECTS = ['api::oracle.thing', 'api::oracle.plain', 'api::oracle.tag'];

const permissions = (random: Random): Template => ({
  permissions: random.some(SUBJECTS).flatMap((subject) =>
    random.some(ACTIONS).map((action) => ({
      action: `plugin::content-manager.explorer.${action}`,
      subject,
      properties: {
        ...(['create', 'read', 'update'].includes(action) && {
          fields: random.chance(0.5) ? ['title'] : ['name'],
        }),
        ...(subject === 'api::oracle.thing' && { locales: random.one([['en'], ['en', 'fr']]) }),
      },
      conditions: random.chance(0.2) ? ['admin::is-creator'] : [],
    })),
  ),
});

const adminUser = (random: Random): Record<string, Template> => ({
  firstname: name(random),
  lastname: name(random),
  email: email(random),
  roles: [row('admin_roles', rank(random)), ...(random.chance(0.2) ? [3] : [])],
});

const adminUserUpdate = (random: Random): Template =>
  random.one<Template>([
    { firstname: name(random) },
    { isActive: random.chance(0.5) },
    { roles: [random.one([2, 3])] },
    { email: email(random) },
    ...(random.chance(0.2) ? [{ password: PASSWORD }] : []),
  ]);

const apiToken = (random: Random): Template => ({
  name: name(random),
  description: words(random),
  lifespan: random.one([null, 604_800_000]),
  ...(random.chance(0.5)
    ? { type: random.one(['read-only', 'full-access']) }
    : {
        type: 'custom',
        permissions: random.some(['api::oracle.thing.find', 'api::oracle.tag.create']),
      }),
});

const adminToken = (random: Random): Template => ({
  name: name(random),
  description: words(random),
  lifespan: null,
  kind: 'admin',
  adminPermissions: [],
});

const transferToken = (random: Random): Template => ({
  name: name(random),
  description: words(random),
  lifespan: null,
  permissions: random.one([['push'], ['pull'], ['push', 'pull']]),
});

const webhook = (random: Random): Template => ({
  name: name(random),
  url: `https://${random.one(['one', 'two'])}.example.com/PRIV-path`,
  headers: random.chance(0.5) ? { 'X-Key': 'PRIV-header' } : {},
  events: random.some(['entry.create', 'entry.update', 'media.create']),
  isEnabled: random.chance(0.5),
});

const endUser = (random: Random): Record<string, Template> => ({
  username: name(random),
  email: email(random),
  password: PASSWORD,
  role: row('up_roles', rank(random)),
  confirmed: random.chance(0.5),
  blocked: false,
  ...(random.chance(0.5) && { credits: random.below(1000) }),
  ...(random.chance(0.5) && { pin: `PRIV-${random.below(1000)}` }),
});

const endUserUpdate = (random: Random): Template =>
  random.one<Template>([
    { username: name(random) },
    { credits: random.below(1000) },
    { blocked: random.chance(0.5) },
    { email: email(random) },
    { role: row('up_roles', rank(random)) },
    { plain: row('plains', rank(random)) },
  ]);

const controllers = (random: Random): Template => ({
  'api::oracle': {
    controllers: {
      thing: Object.fromEntries(
        ['find', 'create', 'update'].map((action) => [
          action,
          { enabled: random.chance(0.5), policy: '' },
        ]),
      ),
    },
  },
});

const endUserRole = (random: Random): Template => ({
  name: name(random),
  description: words(random),
  permissions: controllers(random),
});

const fileInfo = (random: Random): Template => ({
  name: `${name(random)}.txt`,
  alternativeText: words(random),
  caption: words(random),
  ...(random.chance(0.3) && { folder: row('upload_folders', rank(random)) }),
});

const upload =
  (path: string, as?: Sender): Maker =>
  (random) => {
    const isIntoEntry = random.chance(0.3);
    return {
      ...(send(random, 'POST', [path], {
        fileInfo: fileInfo(random),
        ...(isIntoEntry && {
          ref: 'api::oracle.plain',
          refId: row('plains', rank(random)),
          field: 'cover',
        }),
      }) as Extract<Act, { do: 'http' }>),
      ...(as && { as }),
      files: [{ name: `${random.below(1000)}.txt`, text: words(random) }],
    };
  };

const logo = (random: Random): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${1 + random.below(99)}" height="9"></svg>`;

/** The Content Manager's address of an end user. */
const END_USERS = '/content-manager/collection-types/plugin::users-permissions.user';

const asClient =
  (make: Maker): Maker =>
  (random, schema) => ({
    ...(make(random, schema) as Extract<Act, { do: 'http' }>),
    as: 'api-token',
  });

/** By the route that it goes to. */
export const administration: Record<string, Maker> = {
  'POST /admin/roles': at('POST', '/admin/roles', (random) => ({
    name: name(random),
    description: words(random),
  })),
  'PUT /admin/roles/:id': on('PUT', '/admin/roles/', 'admin_roles', (random) => ({
    name: name(random),
    description: words(random),
  })),
  'DELETE /admin/roles/:id': on('DELETE', '/admin/roles/', 'admin_roles'),
  'POST /admin/roles/batch-delete': at('POST', '/admin/roles/batch-delete', (random) => ({
    ids: ids(random, 'admin_roles'),
  })),
  'PUT /admin/roles/:id/permissions': on(
    'PUT',
    '/admin/roles/',
    'admin_roles',
    permissions,
    '/permissions',
  ),
  'POST /admin/users': at('POST', '/admin/users', adminUser),
  'PUT /admin/users/:id': on('PUT', '/admin/users/', 'admin_users', adminUserUpdate),
  'DELETE /admin/users/:id': on('DELETE', '/admin/users/', 'admin_users'),
  'POST /admin/users/batch-delete': at('POST', '/admin/users/batch-delete', (random) => ({
    ids: ids(random, 'admin_users'),
  })),
  'PUT /admin/users/me': at('PUT', '/admin/users/me', (random) => ({ firstname: name(random) })),
  'POST /admin/api-tokens': at('POST', '/admin/api-tokens', apiToken),
  'PUT /admin/api-tokens/:id': on('PUT', '/admin/api-tokens/', 'strapi_api_tokens', apiToken),
  'DELETE /admin/api-tokens/:id': on('DELETE', '/admin/api-tokens/', 'strapi_api_tokens'),
  'POST /admin/api-tokens/:id/regenerate': on(
    'POST',
    '/admin/api-tokens/',
    'strapi_api_tokens',
    () => ({}),
    '/regenerate',
  ),
  'POST /admin/admin-tokens': at('POST', '/admin/admin-tokens', adminToken),
  'PUT /admin/admin-tokens/:id': on('PUT', '/admin/admin-tokens/', 'strapi_api_tokens', adminToken),
  'DELETE /admin/admin-tokens/:id': on('DELETE', '/admin/admin-tokens/', 'strapi_api_tokens'),
  'POST /admin/admin-tokens/:id/regenerate': on(
    'POST',
    '/admin/admin-tokens/',
    'strapi_api_tokens',
    () => ({}),
    '/regenerate',
  ),
  'POST /admin/transfer/tokens': at('POST', '/admin/transfer/tokens', transferToken),
  'PUT /admin/transfer/tokens/:id': on(
    'PUT',
    '/admin/transfer/tokens/',
    'strapi_transfer_tokens',
    transferToken,
  ),
  'DELETE /admin/transfer/tokens/:id': on(
    'DELETE',
    '/admin/transfer/tokens/',
    'strapi_transfer_tokens',
  ),
  'POST /admin/transfer/tokens/:id/regenerate': on(
    'POST',
    '/admin/transfer/tokens/',
    'strapi_transfer_tokens',
    () => ({}),
    '/regenerate',
  ),
  'POST /admin/webhooks': at('POST', '/admin/webhooks', webhook),
  'PUT /admin/webhooks/:id': on('PUT', '/admin/webhooks/', 'strapi_webhooks', webhook),
  'DELETE /admin/webhooks/:id': on('DELETE', '/admin/webhooks/', 'strapi_webhooks'),
  'POST /admin/webhooks/batch-delete': at('POST', '/admin/webhooks/batch-delete', (random) => ({
    ids: ids(random, 'strapi_webhooks'),
  })),
  'POST /admin/webhooks/:id/trigger': on(
    'POST',
    '/admin/webhooks/',
    'strapi_webhooks',
    () => ({}),
    '/trigger',
  ),
  'POST /admin/project-settings': (random) => ({
    ...(send(random, 'POST', ['/admin/project-settings'], {
      ...(random.chance(0.3) && { menuLogo: '' }),
    }) as Extract<Act, { do: 'http' }>),
    files: random.chance(0.7)
      ? [{ field: 'menuLogo', name: `${random.below(9)}.svg`, text: logo(random) }]
      : [],
  }),
  'PUT /admin/homepage/layout': at('PUT', '/admin/homepage/layout', (random) => ({
    widgets: [{ uid: 'plugin::content-manager.last-edited-entries', width: random.one([4, 6]) }],
  })),
  'POST /upload': upload('/upload'),
  'POST /api/upload': upload('/api/upload', 'api-token'),
  'POST /upload/files': upload('/upload/files'),
  'POST /upload/files/:id/replace': (random) => ({
    do: 'http',
    as: 'admin',
    method: 'POST',
    path: ['/upload/files/', row('files', rank(random)), '/replace'],
    body: random.one<Template>([{}, { fileInfo: { caption: words(random) } }]),
    files: [{ name: `${random.below(1000)}.txt`, text: words(random) }],
  }),
  'DELETE /upload/files/:id': on('DELETE', '/upload/files/', 'files'),
  'DELETE /api/upload/files/:id': asClient(on('DELETE', '/api/upload/files/', 'files')),
  'PUT /upload/files/:id': on('PUT', '/upload/files/', 'files', (random) => ({
    fileInfo: fileInfo(random),
  })),
  'POST /upload/folders': at('POST', '/upload/folders', (random) => ({
    name: name(random),
    parent: random.chance(0.3) ? row('upload_folders', rank(random)) : null,
  })),
  'PUT /upload/folders/:id': on('PUT', '/upload/folders/', 'upload_folders', (random) => ({
    name: name(random),
    parent: random.chance(0.3) ? row('upload_folders', rank(random)) : null,
  })),
  'POST /upload/actions/bulk-delete': at('POST', '/upload/actions/bulk-delete', (random) => ({
    fileIds: random.chance(0.5) ? ids(random, 'files') : [],
    folderIds: ids(random, 'upload_folders'),
  })),
  'POST /upload/actions/bulk-move': at('POST', '/upload/actions/bulk-move', (random) => ({
    fileIds: ids(random, 'files'),
    folderIds: random.chance(0.3) ? ids(random, 'upload_folders') : [],
    destinationFolderId: random.chance(0.3) ? null : row('upload_folders', rank(random)),
  })),
  'POST /upload/actions/bulk-update': at('POST', '/upload/actions/bulk-update', (random) => ({
    updates: [
      {
        id: row('files', rank(random)),
        fileInfo: { name: `${name(random)}.txt`, caption: words(random) },
      },
    ],
  })),
  'POST /users-permissions/roles': at('POST', '/users-permissions/roles', endUserRole),
  'PUT /users-permissions/roles/:role': on(
    'PUT',
    '/users-permissions/roles/',
    'up_roles',
    endUserRole,
  ),
  'DELETE /users-permissions/roles/:role': on('DELETE', '/users-permissions/roles/', 'up_roles'),
  'POST /api/users-permissions/roles': asClient(
    at('POST', '/api/users-permissions/roles', endUserRole),
  ),
  'PUT /api/users-permissions/roles/:role': asClient(
    on('PUT', '/api/users-permissions/roles/', 'up_roles', endUserRole),
  ),
  'DELETE /api/users-permissions/roles/:role': asClient(
    on('DELETE', '/api/users-permissions/roles/', 'up_roles'),
  ),
  'POST /api/users': asClient(at('POST', '/api/users', endUser)),
  'PUT /api/users/:id': asClient(on('PUT', '/api/users/', 'up_users', endUserUpdate)),
  'DELETE /api/users/:id': asClient(on('DELETE', '/api/users/', 'up_users')),
  'POST /api/auth/local/register': (random) =>
    send(
      random,
      'POST',
      ['/api/auth/local/register'],
      { username: name(random), email: email(random), password: PASSWORD },
      'nobody',
    ),
  'POST /i18n/locales': at('POST', '/i18n/locales', (random) => {
    const code = random.one(['de', 'pl', 'it', 'fr']);
    return { code, name: `${code} ${random.below(9)}`, isDefault: false };
  }),
  'PUT /i18n/locales/:id': on('PUT', '/i18n/locales/', 'i18n_locale', (random) => ({
    name: name(random),
    isDefault: false,
  })),
  'DELETE /i18n/locales/:id': on('DELETE', '/i18n/locales/', 'i18n_locale'),
};

/** What the Content Manager does to end users; their routes are those of any content. */
export const endUsersInContentManager: Maker[] = [
  (random) => send(random, 'POST', [END_USERS], endUser(random)),
  (random) =>
    send(
      random,
      'PUT',
      [`${END_USERS}/`, row('up_users', rank(random), 'document_id')],
      endUserUpdate(random),
    ),
  (random) =>
    send(random, 'DELETE', [`${END_USERS}/`, row('up_users', rank(random), 'document_id')]),
];
