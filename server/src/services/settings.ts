import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { configOf } from '../config';
import { PLUGIN_ID } from '../constants';
import { RETENTION_DAYS, type Settings } from '../contracts';
import { atomically } from '../transaction';
import type { JournalService } from './journal';

const KEY = 'settings';

const defaults: Settings = { retentionDays: RETENTION_DAYS.default };

/**
 * What an administrator has set. `config/plugins.js` decides over the configuration page: what stands there is pinned.
 */
export const createSettingsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const store = () => strapi.store({ type: 'plugin', name: PLUGIN_ID });

  const pinned = (): Partial<Settings> => {
    const { retentionDays } = configOf(strapi);
    return retentionDays === undefined ? {} : { retentionDays };
  };

  /** The settings in force, read from the database, so that a change counts at once and on every node. */
  const get = async (): Promise<Settings> => ({
    ...defaults,
    ...((await store().get({ key: KEY })) as Partial<Settings> | null),
    ...pinned(),
  });

  return {
    get,

    /** Names of the settings that `config/plugins.js` decides. */
    pinned: (): (keyof Settings)[] => Object.keys(pinned()) as (keyof Settings)[],

    /**
     * Changes some settings and records what changed, both or neither.
     * Throws a `ValidationError` for a setting that is pinned.
     */
    async update(change: Partial<Settings>): Promise<Settings> {
      const fixed = (Object.keys(change) as (keyof Settings)[]).find((key) => key in pinned());
      if (fixed) {
        throw new errors.ValidationError(`"${fixed}" is set in config/plugins.js. Change it there.`, {
          errors: [{ path: [fixed], message: 'Set in config/plugins.js.', name: 'ValidationError' }],
        });
      }
      const journal = strapi.plugin(PLUGIN_ID).service<JournalService>('journal').journal;
      return atomically(strapi, async () => {
        const before = await get();
        const after = { ...before, ...change };
        await store().set({ key: KEY, value: after });
        const changes = (Object.keys(after) as (keyof Settings)[])
          .filter((field) => before[field] !== after[field])
          .map((field) => ({ field, before: before[field], after: after[field] }));
        if (changes.length > 0) {
          await journal.tell({
            category: 'audit-log',
            action: 'settings-changed',
            entity: { type: `plugin::${PLUGIN_ID}`, id: KEY, label: null },
            changes,
          });
        }
        return after;
      });
    },
  };
};

export type SettingsService = ReturnType<typeof createSettingsService>;
