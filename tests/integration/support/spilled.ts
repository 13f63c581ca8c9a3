import type { Core } from '@strapi/strapi';
import type { JournalService } from '../../../server/src/services';

/** Replays the spill now. */
export const replay = (strapi: Core.Strapi): Promise<void> =>
  strapi.plugin('audit-log').service<JournalService>('journal').replay();
