import { z } from '@strapi/utils';
import { RETENTION_DAYS } from '../contracts';

const wholeDays = `a whole number of days from ${RETENTION_DAYS.min} to ${RETENTION_DAYS.max}, or null to keep events for ever`;

/** How long events are kept: also what the configuration page may save. */
export const retentionDays = z
  .number({ error: `Expected ${wholeDays}.` })
  .int({ error: `Expected ${wholeDays}.` })
  .min(RETENTION_DAYS.min, { error: `Expected ${wholeDays}.` })
  .max(RETENTION_DAYS.max, { error: `Expected ${wholeDays}.` })
  .nullable();

/** What `config/plugins.js` may hold under `audit-log` → `config`. */
export const configSchema = z.strictObject({
  /**
   * How many days events are kept; `null` keeps them for ever. Set here, it is pinned: the configuration page shows it
   * read-only. Left out, an administrator decides on that page, and 90 is where it starts.
   */
  retentionDays: retentionDays.optional(),
  /**
   * What happens when an event cannot be written. `continue`: the change goes on and the event waits in the spill file.
   * `refuse`: no record, no change.
   */
  onFailure: z.enum(['continue', 'refuse'], { error: "Expected 'continue' or 'refuse'." }),
  /** Folder of the spill file, absolute or relative to the app's root. */
  spillDirectory: z.string({ error: 'Expected the path of a folder.' }).min(1, { error: 'Expected the path of a folder.' }),
});

export type Config = z.infer<typeof configSchema>;
