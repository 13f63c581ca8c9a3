import type { Core } from '@strapi/strapi';
import { capturesOf } from './capture';
import { PLUGIN_ID } from './constants';
import { JOBS } from './jobs';
import type { JournalService, RetentionService } from './services';

/** Nothing is lost by a shutdown: what is gathered or under way is written before the database goes. */
const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const plugin = strapi.plugin(PLUGIN_ID);
  const { journal, stopReplay } = plugin.service<JournalService>('journal');
  for (const job of Object.values(JOBS)) strapi.get('cron').remove(job);
  for (const { stop } of capturesOf(strapi)) await stop?.({ strapi, journal });
  await Promise.all([plugin.service<RetentionService>('retention').stop(), stopReplay()]);
  await journal.drain();
};

export default destroy;
