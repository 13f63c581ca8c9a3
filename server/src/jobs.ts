import type { Core } from '@strapi/strapi';
import { getService } from './get-service';
import { CRON } from './retention';
import { VERIFY_CRON } from './services';

/** The names of our jobs in Strapi's cron. */
export const JOBS = {
  clean: 'audit-log.clean',
  replay: 'audit-log.replay',
  verify: 'audit-log.verify',
} as const;

const EVERY_HALF_MINUTE = '*/30 * * * * *';

/**
 * Starts the jobs. No request waits for a job, and a job with nothing to do does not query the
 * database.
 */
export const startJobs = (strapi: Core.Strapi): void => {
  const clean = () => getService(strapi, 'retention').cleanQuietly();
  const replay = () => getService(strapi, 'journal').replay();
  const verify = () => getService(strapi, 'verification').nightly();

  // Once at start, without holding it up.
  setImmediate(clean);
  setImmediate(replay);
  strapi.get('cron').add({
    [JOBS.clean]: { task: clean, options: CRON },
    [JOBS.verify]: { task: verify, options: VERIFY_CRON },
    [JOBS.replay]: { task: replay, options: EVERY_HALF_MINUTE },
  });
};
