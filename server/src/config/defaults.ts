import { RETENTION_DAYS, type Settings } from '../contracts';
import type { Config } from './schema';

/** Of what an administrator may set. */
export const settingsDefaults: Settings = {
  retentionDays: RETENTION_DAYS.default,
  excludedCategories: [],
  excludedActions: [],
  excludedContentTypes: [],
  recordSystem: true,
};

/** Of what only the operator may set. */
export const operatorDefaults = {
  onFailure: 'continue',
  spillDirectory: '.tmp/audit-log',
  source: 'full',
} satisfies Config;
