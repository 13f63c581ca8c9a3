import { createCapturesService } from './captures';
import { createIndexesService } from './indexes';
import { createJournalService } from './journal';
import { createOriginsService } from './origins';
import { createRecorderService } from './recorder';
import { createRetentionService } from './retention';
import { createSealingService } from './sealing';
import { createSettingsService } from './settings';
import { createViewsService } from './views';

export type { CapturesService } from './captures';
export type { JournalService } from './journal';
export type { CategoryDefinition, RecorderService, RecordInput } from './recorder';
export type { RetentionService } from './retention';
export type { SealingService } from './sealing';
export type { SettingsService } from './settings';
export type { ViewOwner } from './views';

export default {
  captures: createCapturesService,
  indexes: createIndexesService,
  journal: createJournalService,
  origins: createOriginsService,
  recorder: createRecorderService,
  retention: createRetentionService,
  sealing: createSealingService,
  settings: createSettingsService,
  views: createViewsService,
};
