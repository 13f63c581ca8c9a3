/** Stands in the log where a value was that nobody may read. */
export const REDACTED = '[redacted]';
