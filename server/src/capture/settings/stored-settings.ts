import { configOf } from '../../config';
import type { Json } from '../../contracts';
import type { Capture, CaptureContext } from '../capture';
import { toBoundedJson } from '../../journal';
import { difference, type Flat, type Leaf } from '../lib/difference';
import { MAX_ROWS_IN_DETAIL } from '../lib/bulk-writes';
import { createdIds } from '../lib/created-rows';
import { type Criteria, Snapshots } from '../lib/snapshot';
import { type Handlers, listen, type Row } from '../lib/lifecycles';
import { isSecretPart, settingName } from './setting-keys';

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

  /** An app has some hundred settings; more are not read. */
  const lockMany = async (criteria: Criteria): Promise<Row[]> =>
    rows.lock(await rows.find(criteria, MAX_ROWS_IN_DETAIL));

  const recordUpdated = async (before: Row[]): Promise<void> => {
    const after = new Map(
      (await rows.read(before.map(({ id }) => id))).map((row) => [row.id, row]),
    );
    for (const row of before) await record(row, after.get(row.id) ?? null);
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
