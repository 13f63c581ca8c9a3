import { configOf } from '../config';
import type { Json } from '../contracts';
import { toBoundedJson } from '../journal';
import type { Capture, CaptureContext } from './capture';
import { MAX_ROWS_IN_DETAIL } from './lib/bulk-writes';
import { difference, type Flat, type Leaf } from './lib/difference';
import { type Handlers, listen, type Row } from './lib/lifecycles';
import { createdIds, type Criteria, Snapshots } from './lib/snapshot';

/**
 * The settings that people change, by their key in Strapi's store. Strapi and its plugins also keep
 * their own state there, which is not recorded. `settings` in config adds keys. A `*` at the end
 * matches anything.
 */
const SETTINGS: Record<string, string> = {
  'plugin_users-permissions_advanced': 'Users & Permissions: advanced settings',
  'plugin_users-permissions_email': 'Users & Permissions: e-mail templates',
  'plugin_users-permissions_grant': 'Users & Permissions: providers',
  plugin_upload_settings: 'Media Library: settings',
  plugin_upload_view_configuration: 'Media Library: view',
  plugin_i18n_default_locale: 'Default locale',
  plugin_i18n_settings: 'Internationalization: settings',
  plugin_documentation_config: 'Documentation: access',
  'core_admin_project-settings': 'Project name and logo',
  core_admin_auth: 'Single sign-on',
  'plugin_content_manager_configuration_*': 'Content Manager: view',
  'plugin_content-releases_settings': 'Releases: settings',
};

const matches = (pattern: string, key: string): boolean =>
  pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern;

/** The name of the setting under `key`; `null` if it is not recorded. */
const settingName = (key: string, added: readonly string[]): string | null => {
  const known = Object.keys(SETTINGS).find((pattern) => matches(pattern, key));
  if (known) {
    const subject = known.endsWith('*')
      ? key.slice(key.lastIndexOf('::', key.lastIndexOf('::') - 1) + 2)
      : null;
    return subject ? `${SETTINGS[known]} of ${subject}` : (SETTINGS[known] ?? key);
  }
  return added.some((pattern) => matches(pattern, key)) ? key : null;
};

/** Secret parts of settings whose names do not show it, such as the client id of a provider. */
const SECRET_PARTS: Record<string, readonly string[] | undefined> = {
  'plugin_users-permissions_grant': ['key'],
  plugin_documentation_config: ['password'],
};

/** Whether only the change of the value at `path` is recorded, not the value. */
const isSecretPart = (key: string, path: string): boolean =>
  SECRET_PARTS[key]?.includes(path.slice(path.lastIndexOf('.') + 1)) ?? false;

const UID = 'strapi::core-store';

interface State {
  before: Row[];
}

const parsed = (row: Row | null): Json => {
  if (row === null || typeof row.value !== 'string') return null;
  try {
    return toBoundedJson(JSON.parse(row.value));
  } catch {
    return row.value;
  }
};

/** A setting as values by path: `email_confirmation`, `google.enabled`. Lists stay whole. */
const flatten = (key: string, value: Json, path = ''): [string, Leaf][] => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    if (value === null && path === '') return [];
    return [[path || 'value', { value, secret: isSecretPart(key, path) }]];
  }
  return Object.entries(value).flatMap(([name, inner]) =>
    flatten(key, inner, path ? `${path}.${name}` : name),
  );
};

const flat = (key: string, row: Row | null): Flat => new Map(flatten(key, parsed(row)));

/** Settings of Strapi and its plugins. */
const start = ({ strapi, journal }: CaptureContext): void => {
  const added = configOf(strapi).settings ?? [];

  const rows = new Snapshots(strapi, UID);

  const record = async (before: Row | null, after: Row | null): Promise<void> => {
    const key = String((after ?? before)?.key);
    const label = settingName(key, added);
    const changes = difference(flat(key, before), flat(key, after));
    if (label === null || changes.length === 0) return;
    await journal.record({
      category: 'settings',
      action: 'updated',
      entity: { type: UID, id: key, label },
      changes,
    });
  };

  const lockOne = async (where: unknown): Promise<Row[]> => {
    const id = await rows.findOne(where);
    return id === undefined ? [] : rows.lock([id]);
  };

  /** An app has some hundred settings. More are not read. */
  const lockMany = async (criteria: Criteria): Promise<Row[]> =>
    rows.lock(await rows.find(criteria, MAX_ROWS_IN_DETAIL));

  const recordUpdated = async (before: Row[]): Promise<void> => {
    const after = new Map(
      (await rows.read(before.map(({ id }) => id))).map((row) => [row.id, row]),
    );
    for (const row of before) {
      const now = after.get(row.id) ?? null;
      // Under another key it is another setting: the one is gone, the other is there.
      if (now && now.key !== row.key) {
        await record(row, null);
        await record(null, now);
      } else await record(row, now);
    }
  };

  const recordDeleted = async (before: Row[]): Promise<void> => {
    for (const row of before) await record(row, null);
  };

  const handlers: Handlers<State> = {
    async afterCreate({ result }) {
      await record(null, result as Row);
    },
    async afterCreateMany({ params, result }) {
      const data = params.data as unknown as Record<string, unknown>[];
      const ids = (await createdIds(strapi, UID, data, result)) ?? [];
      for (const row of await rows.read(ids)) await record(null, row);
    },
    async beforeUpdate({ params, state }) {
      state.before = await lockOne(params.where);
    },
    async afterUpdate({ state }) {
      await recordUpdated(state.before ?? []);
    },
    async beforeUpdateMany({ params, state }) {
      state.before = await lockMany({ where: params.where });
    },
    async afterUpdateMany({ state }) {
      await recordUpdated(state.before ?? []);
    },
    async beforeDelete({ params, state }) {
      state.before = await lockOne(params.where);
    },
    async afterDelete({ state }) {
      await recordDeleted(state.before ?? []);
    },
    async beforeDeleteMany({ params: { where, filters, _q }, state }) {
      state.before = await lockMany({ where, filters, _q });
    },
    async afterDeleteMany({ state }) {
      await recordDeleted(state.before ?? []);
    },
  };

  listen(strapi, UID, handlers);
};

export const storedSettings: Capture = { models: [UID], start };
