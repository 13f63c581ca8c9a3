import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import { Cleaner } from '../retention';
import type { JournalService } from './journal';
import type { SettingsService } from './settings';

/** The one cleaner of the running app. */
export const createRetentionService = ({ strapi }: { strapi: Core.Strapi }): Cleaner => {
  const plugin = strapi.plugin(PLUGIN_ID);
  const { journal } = plugin.service<JournalService>('journal');
  return new Cleaner(strapi, journal, () => plugin.service<SettingsService>('settings').get());
};

export type RetentionService = Cleaner;
