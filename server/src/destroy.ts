import type { Core } from '@strapi/strapi';
import { getService } from './get-service';
import { JOBS } from './jobs';

/**
 * Writes what is gathered or running before the database closes, so that a shutdown loses nothing.
 */
const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const { journal, stopReplay } = getService(strapi, 'journal');
  for (const job of Object.values(JOBS)) strapi.get('cron').remove?.(job);
  await getService(strapi, 'captures').stop();
  await getService(strapi, 'indexes').stop();
  await getService(strapi, 'verification').stop();
  await Promise.all([getService(strapi, 'retention').stop(), stopReplay()]);
  await getService(strapi, 'processes').stop();
  await journal.drain();
  await getService(strapi, 'settings').refreshed();
  await getService(strapi, 'sealing').stop();
};

export default destroy;
