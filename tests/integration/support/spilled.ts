import type { Core } from '@strapi/strapi';
import type { JournalService } from '../../../server/src/services';

/** Brings in what waits in the spill, now and not by the clock. */
export const replay = (strapi: Core.Strapi): Promise<void> =>
  strapi.plugin('audit-log').service<JournalService>('journal').replay();
