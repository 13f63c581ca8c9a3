import { configOf } from '../../config';
import type { Json } from '../../contracts';
import type { Capture, CaptureContext } from '../capture';
import { forgetMainFields } from '../lib/main-field';
import { difference, type Flat, type Leaf } from '../lib/difference';
import { type Handlers, listen, type Row } from '../lib/lifecycles';
import { isSecretPart, settingName } from './setting-keys';

const UID = 'strapi::core-store';

interface State {
  before: Row[];
}

const parsed = (row: Row | null): Json => {
  if (row === null || typeof row.value !== 'string') return null;
  try {
    return JSON.parse(row.value) as Json;
  } catch {
    return row.value;
  }
};

/** A stored setting, value by value: `email_confirmation`, `google.enabled`. Lists stay whole. */
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

  const tell = async (before: Row | null, after: Row | null): Promise<void> => {
    const key = String((after ?? before)?.key);
    const label = settingName(key, added);
    const changes = difference(flat(key, before), flat(key, after));
    if (label === null || changes.length === 0) return;
    if (key.startsWith('plugin_content_manager_configuration')) forgetMainFields(strapi);
    await journal.record({
      category: 'settings',
      action: 'updated',
      entity: { type: UID, id: key, label },
      changes,
    });
  };

  const read = async (where: unknown): Promise<Row[]> =>
    (await strapi.db.query(UID).findMany({ where } as never)) as Row[];

  const handlers: Handlers<State> = {
    async afterCreate({ result }) {
      await tell(null, result as Row);
    },
    async beforeUpdate({ params, state }) {
      state.before = await read(params.where);
    },
    async afterUpdate({ state, result }) {
      await tell(state.before?.[0] ?? null, result as Row);
    },
    async beforeDelete({ params, state }) {
      state.before = await read(params.where);
    },
    async afterDelete({ state }) {
      for (const row of state.before ?? []) await tell(row, null);
    },
  };

  listen(strapi, UID, handlers);
};

export const storedSettings: Capture = { models: [UID], start };
