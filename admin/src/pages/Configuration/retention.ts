import type { Settings } from '../../contracts';

type RetentionDays = Settings['retentionDays'];

/** The same bounds and default as on the server, which has the last word. */
export const RETENTION_DAYS = { min: 1, max: 36_500, default: 90 };

/** What stands in the form, which may not be valid yet. */
export interface Retention {
  isForEver: boolean;
  /** `undefined` while the field is empty. */
  days: number | undefined;
}

export const toRetention = (retentionDays: RetentionDays): Retention => ({
  isForEver: retentionDays === null,
  days: retentionDays ?? RETENTION_DAYS.default,
});

export const isValidRetention = ({ isForEver, days }: Retention): boolean =>
  isForEver ||
  (Number.isInteger(days) &&
    Number(days) >= RETENTION_DAYS.min &&
    Number(days) <= RETENTION_DAYS.max);

export const toRetentionDays = ({ isForEver, days }: Retention): RetentionDays =>
  isForEver || days === undefined ? null : days;
