import { createJournalService } from './journal';
import { createRecorderService } from './recorder';
import { createRetentionService } from './retention';
import { createSettingsService } from './settings';

export type { JournalService } from './journal';
export type { CategoryDefinition, RecorderService, RecordInput } from './recorder';
export type { RetentionService } from './retention';
export type { SettingsService } from './settings';

export default {
  journal: createJournalService,
  recorder: createRecorderService,
  retention: createRetentionService,
  settings: createSettingsService,
};
