import type { Core } from '@strapi/types';
import { PLUGIN_ID } from './constants';
import type { RetentionService } from './services';

const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  strapi.get('cron').remove('audit-log.clean');
  strapi.get('cron').remove('audit-log.replay');
  await strapi.plugin(PLUGIN_ID).service<RetentionService>('retention').stop();
};

export default destroy;
