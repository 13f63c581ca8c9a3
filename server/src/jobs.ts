import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from './constants';
import { CRON } from './retention';
import type { JournalService, RetentionService, SettingsService } from './services';

/** Names of what runs by the clock, as Strapi's cron knows them. */
export const JOBS = {
  clean: 'audit-log.clean',
  replay: 'audit-log.replay',
  refresh: 'audit-log.refresh',
} as const;

const EVERY_HALF_MINUTE = '*/30 * * * * *';

/** Starts what runs by the clock. Nothing of it is on the way of a request. */
export const startJobs = (strapi: Core.Strapi): void => {
  const plugin = strapi.plugin(PLUGIN_ID);
  const clean = () => plugin.service<RetentionService>('retention').cleanQuietly();
  const replay = () => plugin.service<JournalService>('journal').replay();
  /** Settings that an administrator changed on another node. */
  const refresh = async () => void (await plugin.service<SettingsService>('settings').get());

  strapi.get('cron').add({
    [JOBS.clean]: { task: clean, options: CRON },
    [JOBS.replay]: { task: replay, options: EVERY_HALF_MINUTE },
    [JOBS.refresh]: { task: refresh, options: EVERY_HALF_MINUTE },
  });
  // And once at start, without holding it up.
  setImmediate(clean);
  setImmediate(replay);
};
