import type { Core } from '@strapi/strapi';
import { getService } from './get-service';
import { CRON } from './retention';

/** Names of what runs by the clock, as Strapi's cron knows them. */
export const JOBS = {
  clean: 'audit-log.clean',
  replay: 'audit-log.replay',
} as const;

const EVERY_HALF_MINUTE = '*/30 * * * * *';

/**
 * Starts what runs by the clock. Nothing of it is on the way of a request, and while nothing waits
 * to be done, nothing of it asks the database.
 */
export const startJobs = (strapi: Core.Strapi): void => {
  const clean = () => getService(strapi, 'retention').cleanQuietly();
  const replay = () => getService(strapi, 'journal').replay();

  strapi.get('cron').add({
    [JOBS.clean]: { task: clean, options: CRON },
    [JOBS.replay]: { task: replay, options: EVERY_HALF_MINUTE },
  });
  // And once at start, without holding it up.
  setImmediate(clean);
  setImmediate(replay);
};
