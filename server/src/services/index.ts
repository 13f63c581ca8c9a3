import type { Core } from '@strapi/strapi';
import { Captures } from '../capture/captures';
import { IndexBuilder } from '../event';
import { getService } from '../get-service';
import { Origins } from '../origin';
import { Cleaner } from '../retention';
import { createJournalService } from './journal';
import { createProcessesService } from './processes';
import { createRecorderService } from './recorder';
import { createSealingService } from './sealing';
import { createSettingsService } from './settings';
import { createVerificationService } from './verification';
import { createViewsService } from './views';

export type { JournalService } from './journal';
export type { ProcessesService } from './processes';
export type { CategoryDefinition, RecorderService, RecordInput } from './recorder';
export { sealingOf, type SealingService } from './sealing';
export type { SettingsService } from './settings';
export { VERIFY_CRON, type VerificationService } from './verification';
export type { ViewOwner } from './views';

interface Context {
  strapi: Core.Strapi;
}

/** The services of the plugin. Strapi makes each of them once, on first use. */
export default {
  captures: ({ strapi }: Context): Captures =>
    new Captures(strapi, getService(strapi, 'journal').journal),
  indexes: ({ strapi }: Context): IndexBuilder => new IndexBuilder(strapi),
  journal: createJournalService,
  origins: ({ strapi }: Context): Origins => new Origins(strapi),
  processes: createProcessesService,
  recorder: createRecorderService,
  retention: ({ strapi }: Context): Cleaner =>
    new Cleaner({
      strapi,
      journal: getService(strapi, 'journal').journal,
      settings: () => getService(strapi, 'settings').get(),
      isSealing: getService(strapi, 'sealing').isOn,
    }),
  sealing: createSealingService,
  settings: createSettingsService,
  verification: createVerificationService,
  views: createViewsService,
};
