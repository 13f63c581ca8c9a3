import { RETENTION_DAYS } from '../../contracts';
import type { Settings, UpdateSettingsRequest } from '../../contracts';
import type { Labels } from '../../labels/create-labels';

type RetentionDays = Settings['retentionDays'];

/** What stands in the form, which may not be valid yet. */
export interface Retention {
  isForever: boolean;
  /** `undefined` while the field is empty. */
  days: number | undefined;
}

/** What stands in the form, which may not be valid yet. */
export interface SettingsDraft extends Omit<Settings, 'retentionDays'> {
  retention: Retention;
}

export const toRetention = (retentionDays: RetentionDays): Retention => ({
  isForever: retentionDays === null,
  days: retentionDays ?? RETENTION_DAYS.default,
});

export const isValidRetention = ({ isForever, days }: Retention): boolean =>
  isForever ||
  (Number.isInteger(days) &&
    Number(days) >= RETENTION_DAYS.min &&
    Number(days) <= RETENTION_DAYS.max);

export const toRetentionDays = ({ isForever, days }: Retention): RetentionDays =>
  isForever || days === undefined ? null : days;

/** Whether events that are kept now would be removed. */
export const isLowered = (wanted: RetentionDays | undefined, saved: RetentionDays): boolean =>
  wanted !== undefined && wanted !== null && (saved === null || wanted < saved);

export const toDraft = ({ retentionDays, ...others }: Settings): SettingsDraft => ({
  ...others,
  retention: toRetention(retentionDays),
});

const toSettings = ({ retention, ...others }: SettingsDraft): Settings => ({
  ...others,
  retentionDays: toRetentionDays(retention),
});

/** The order of excluded things says nothing. */
const comparable = (value: Settings[keyof Settings]): string =>
  JSON.stringify(Array.isArray(value) ? [...value].sort() : value);

/**
 * What differs from the settings in force, and so is sent; nothing that `config/plugins.js`
 * decides.
 */
export const changedSettings = (
  draft: SettingsDraft,
  saved: Settings,
  pinned: (keyof Settings)[],
): UpdateSettingsRequest => {
  const wanted = toSettings(draft);
  const changed = (Object.keys(saved) as (keyof Settings)[]).filter(
    (name) => !pinned.includes(name) && comparable(wanted[name]) !== comparable(saved[name]),
  );

  return Object.fromEntries(changed.map((name) => [name, wanted[name]]));
};

/** One mistake among the details of Strapi's `ValidationError`. */
interface FieldError {
  path: (string | number)[];
  message: string;
}

const isFieldError = (value: unknown): value is FieldError =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  Array.isArray(value.path) &&
  'message' in value &&
  typeof value.message === 'string';

/** What a refused request says of each field. */
export const fieldErrors = (error: unknown): Record<string, string> => {
  const { details } = (error ?? {}) as { details?: unknown };

  if (typeof details !== 'object' || details === null || !('errors' in details)) {
    return {};
  }

  return Object.fromEntries(
    [details.errors]
      .flat()
      .filter(isFieldError)
      .map(({ path, message }) => [path.join('.'), message]),
  );
};

/** How the settings name one action of one category. */
export const actionCode = (category: string, action: string): string => `${category}.${action}`;

/** `Role: Updated`. The codes of categories may have dots in them, those of actions have none. */
export const nameActionCode = (code: string, labels: Labels): string => {
  const dot = code.lastIndexOf('.');

  if (dot === -1) return code;

  const category = code.slice(0, dot);

  return `${labels.category(category)}: ${labels.action(code.slice(dot + 1), category)}`;
};
