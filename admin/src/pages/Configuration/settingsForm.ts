import type { Settings, UpdateSettingsRequest } from '../../contracts';
import { isValidRetention, toRetention, toRetentionDays } from './retention';
import type { Retention } from './retention';

/** What stands in the form, which may not be valid yet. */
export interface SettingsDraft extends Omit<Settings, 'retentionDays'> {
  retention: Retention;
}

export const toDraft = ({ retentionDays, ...others }: Settings): SettingsDraft => ({
  ...others,
  retention: toRetention(retentionDays),
});

const toSettings = ({ retention, ...others }: SettingsDraft): Settings => ({
  ...others,
  retentionDays: toRetentionDays(retention),
});

export const isValidDraft = ({ retention }: SettingsDraft): boolean => isValidRetention(retention);

/** Lists are of things switched off: their order says nothing. */
const comparable = (value: Settings[keyof Settings]): string =>
  JSON.stringify(Array.isArray(value) ? [...value].sort() : value);

/** What differs from the settings in force, and so is to be sent; nothing that `config/plugins.js` decides. */
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
