import { AsyncResource } from 'node:async_hooks';
import { isDeepStrictEqual } from 'node:util';
import type { Core } from '@strapi/strapi';
import { invalid } from '../answerable-error';
import { configOf, settingsDefaults, settingsShape } from '../config';
import { PLUGIN_ID } from '../constants';
import type { Change, Settings } from '../contracts';
import { getService } from '../get-service';
import { reportFailure } from '../report-failure';
import { atomically } from '../transaction';

const KEY = 'settings';
/** The settings in force when the app last ran. They show a change in `config/plugins.js`. */
const LAST_KEY = 'settings-in-force';

/** Older settings are read again when they are next needed. */
const MAX_AGE_MS = 30_000;

const KEYS = Object.keys(settingsShape) as (keyof Settings)[];

const difference = (before: Settings, after: Settings): Change[] =>
  KEYS.filter((field) => !isDeepStrictEqual(before[field], after[field])).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));

/**
 * The settings of the administrators. `config/plugins.js` overrides the configuration page: what is
 * set there is pinned.
 */
export const createSettingsService = ({ strapi }: { strapi: Core.Strapi }) => {
  let current = settingsDefaults;
  let readAt = Number.NEGATIVE_INFINITY;
  let updates = 0;
  let refreshing: Promise<void> | null = null;
  const ownContext = new AsyncResource('audit-log.settings');
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
    const seen = updates;
    readAt = performance.now();
    const settings = { ...(await read(KEY)), ...pinned() };
    // A change made here meanwhile is newer than what was read.
    if (seen === updates) current = settings;
    return settings;
  };

  /**
   * Reads the settings again, because another node may have changed them. Requests and writes call
   * it, not a timer, so that an unused database stays idle.
   */
  const refresh = (): void => {
    if (refreshing || performance.now() - readAt < MAX_AGE_MS) return;
    // Outside of the caller's transaction, because nobody awaits this.
    refreshing = ownContext.runInAsyncScope(async () => {
      try {
        await get();
      } catch (error) {
        reportFailure(strapi, 'The settings could not be read again.', error);
      } finally {
        refreshing = null;
      }
    });
  };

  const recordChange = async (changes: Change[]): Promise<void> => {
    if (changes.length === 0) return;
    await getService(strapi, 'journal').journal.record({
      category: 'audit-log',
      action: 'settings-changed',
      entity: { type: `plugin::${PLUGIN_ID}`, id: KEY, label: null },
      changes,
    });
  };

  const refuseIfPinned = (change: Partial<Settings>): void => {
    const fixed = KEYS.find((key) => key in change && key in pinned());
    if (!fixed) return;
    throw invalid(`"${fixed}" is set in config/plugins.js. Change it there.`, [
      { path: [fixed], message: 'Set in config/plugins.js.' },
    ]);
  };

  return {
    get,
    refresh,

    /** Resolves when no refresh is under way. */
    refreshed: async (): Promise<void> => refreshing ?? undefined,

    /** The settings in force as last read, for code that cannot wait. */
    current: (): Settings => current,

    /** The names of the pinned settings. */
    pinned: (): (keyof Settings)[] => Object.keys(pinned()) as (keyof Settings)[],

    /**
     * Changes settings and records the changes in one transaction. Throws a `ValidationError` for a
     * setting that is pinned.
     */
    async update(change: Partial<Settings>): Promise<Settings> {
      refuseIfPinned(change);
      const after = await atomically(strapi, async () => {
        const before = await get();
        const next = { ...before, ...change };
        // A pinned value is not saved. When the pin goes, the saved value applies again.
        await store().set({ key: KEY, value: { ...(await read(KEY)), ...change } });
        await store().set({ key: LAST_KEY, value: next });
        await recordChange(difference(before, next));
        return next;
      });
      updates += 1;
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
        await recordChange(changes);
      });
    },
  };
};

export type SettingsService = ReturnType<typeof createSettingsService>;
