import { isDeepStrictEqual } from 'node:util';
import type { Core } from '@strapi/strapi';
import { AnswerableError } from '../answerable-error';
import { configOf, settingsDefaults, settingsShape } from '../config';
import { PLUGIN_ID } from '../constants';
import type { Change, Settings } from '../contracts';
import { atomically } from '../transaction';
import type { JournalService } from './journal';

const KEY = 'settings';
/** The settings that were in force when the app last ran, so that a change in `config/plugins.js` is seen. */
const LAST_KEY = 'settings-in-force';

const KEYS = Object.keys(settingsShape) as (keyof Settings)[];

const difference = (before: Settings, after: Settings): Change[] =>
  KEYS.filter((field) => !isDeepStrictEqual(before[field], after[field])).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));

/**
 * What an administrator has set. `config/plugins.js` decides over the configuration page: what stands there is pinned.
 */
export const createSettingsService = ({ strapi }: { strapi: Core.Strapi }) => {
  let current = settingsDefaults;
  const store = () => strapi.store({ type: 'plugin', name: PLUGIN_ID });

  const pinned = (): Partial<Settings> => {
    const config = configOf(strapi);
    return Object.fromEntries(
      KEYS.filter((key) => config[key] !== undefined).map((key) => [key, config[key]]),
    );
  };

  const read = async (key: string): Promise<Settings> => ({
    ...settingsDefaults,
    ...((await store().get({ key })) as Partial<Settings> | null),
  });

  /** The settings in force, read from the database, so that a change counts on every node. */
  const get = async (): Promise<Settings> => {
    current = { ...(await read(KEY)), ...pinned() };
    return current;
  };

  const tell = async (changes: Change[]): Promise<void> => {
    if (changes.length === 0) return;
    await strapi
      .plugin(PLUGIN_ID)
      .service<JournalService>('journal')
      .journal.record({
        category: 'audit-log',
        action: 'settings-changed',
        entity: { type: `plugin::${PLUGIN_ID}`, id: KEY, label: null },
        changes,
      });
  };

  const refuseIfPinned = (change: Partial<Settings>): void => {
    const fixed = KEYS.find((key) => key in change && key in pinned());
    if (!fixed) return;
    throw new AnswerableError(`"${fixed}" is set in config/plugins.js. Change it there.`, {
      status: 400,
      name: 'ValidationError',
      details: {
        errors: [{ path: [fixed], message: 'Set in config/plugins.js.', name: 'ValidationError' }],
      },
    });
  };

  return {
    get,

    /** The settings in force as last read, for those who cannot wait. */
    current: (): Settings => current,

    /** Names of the settings that `config/plugins.js` decides. */
    pinned: (): (keyof Settings)[] => Object.keys(pinned()) as (keyof Settings)[],

    /**
     * Changes some settings and records what changed, both or neither.
     * Throws a `ValidationError` for a setting that is pinned.
     */
    async update(change: Partial<Settings>): Promise<Settings> {
      refuseIfPinned(change);
      const after = await atomically(strapi, async () => {
        const before = await get();
        const next = { ...before, ...change };
        // What is pinned is not saved: without its pin, what was saved before is in force again.
        await store().set({ key: KEY, value: { ...(await read(KEY)), ...change } });
        await store().set({ key: LAST_KEY, value: next });
        await tell(difference(before, next));
        return next;
      });
      current = after;
      return after;
    },

    /** Records what `config/plugins.js` has changed since the app last ran. */
    async noticeConfig(): Promise<void> {
      const isFirstStart = (await store().get({ key: LAST_KEY })) === null;
      const before = await read(LAST_KEY);
      const now = await get();
      const changes = isFirstStart ? [] : difference(before, now);
      if (changes.length === 0 && !isFirstStart) return;
      await atomically(strapi, async () => {
        await store().set({ key: LAST_KEY, value: now });
        await tell(changes);
      });
    },
  };
};

export type SettingsService = ReturnType<typeof createSettingsService>;
