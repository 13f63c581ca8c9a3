/** Acts on the settings of Strapi and its plugins, by the route that does it. */
import type { Act, Template } from '../act';
import type { Random } from '../random';
import type { Maker } from './content';
import { words } from './data';

const put =
  (path: (random: Random) => string, body: (random: Random) => Template, method = 'PUT'): Maker =>
  (random): Act => ({
    do: 'http',
    as: random.chance(0.05) ? 'editor' : 'admin',
    method,
    path: [path(random)],
    body: body(random),
  });

const at = (path: string) => () => path;

const template = (random: Random): Template => ({
  display: 'Email.template',
  icon: 'envelope',
  options: {
    from: { name: words(random), email: 'no-reply@example.com' },
    response_email: '',
    object: words(random),
    message: `<p>${words(random)} <%= URL %></p>`,
  },
});

const provider = (random: Random): Template => ({
  enabled: random.chance(0.5),
  icon: 'github',
  key: `PRIV-${random.below(100)}`,
  secret: `PRIV-${random.below(100)}`,
  callback: `https://${random.one(['one', 'two'])}.example.com/callback`,
  scope: random.some(['user', 'user:email']),
});

/**
 * How the Content Manager shows a type. The main field, by which entries are named, is one of two.
 */
const view =
  (fields: readonly string[]) =>
  (random: Random): Template => ({
    settings: {
      bulkable: random.chance(0.8),
      filterable: random.chance(0.8),
      searchable: true,
      pageSize: random.one([10, 20, 50]),
      mainField: random.one(fields),
      defaultSortBy: random.one(fields),
      defaultSortOrder: random.one(['ASC', 'DESC']),
    },
  });

const VIEWS: Record<string, readonly string[]> = {
  'api::oracle.thing': ['title', 'code'],
  'api::oracle.note': ['title', 'stamp'],
  'api::oracle.plain': ['name', 'unique'],
};

export const settings: Record<string, Maker> = {
  'PUT /content-manager/content-types/:uid/configuration': (random, schema) => {
    const uid = random.one(Object.keys(VIEWS));
    return put(at(`/content-manager/content-types/${uid}/configuration`), view(VIEWS[uid] ?? []))(
      random,
      schema,
    );
  },
  'PUT /content-manager/components/:uid/configuration': put(
    at('/content-manager/components/parts.leaf/configuration'),
    view(['label', 'count']),
  ),
  'PUT /upload/settings': put(at('/upload/settings'), (random) => ({
    sizeOptimization: random.chance(0.5),
    responsiveDimensions: random.chance(0.5),
    autoOrientation: random.chance(0.5),
  })),
  'PUT /upload/configuration': put(at('/upload/configuration'), (random) => ({
    pageSize: random.one([10, 20, 50, 100]),
    sort: random.one(['createdAt:DESC', 'name:ASC']),
  })),
  'PUT /i18n/settings': put(at('/i18n/settings'), (random) => ({
    aiLocalizations: random.chance(0.5),
  })),
  'PUT /users-permissions/advanced': put(at('/users-permissions/advanced'), (random) => ({
    unique_email: random.chance(0.5),
    allow_register: true,
    email_confirmation: random.chance(0.3),
    email_reset_password: `https://${random.one(['one', 'two'])}.example.com/reset`,
    email_confirmation_redirection: '',
    default_role: 'authenticated',
  })),
  'PUT /users-permissions/email-templates': put(
    at('/users-permissions/email-templates'),
    (random) => ({
      'email-templates': { reset_password: template(random), email_confirmation: template(random) },
    }),
  ),
  'PUT /users-permissions/providers': put(at('/users-permissions/providers'), (random) => ({
    providers: { email: { enabled: true, icon: 'envelope' }, github: provider(random) },
  })),
};
