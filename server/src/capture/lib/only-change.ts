import type { Change } from '../../contracts';

/** The change of `field`, where nothing else changed. */
export const onlyChange = (changes: Change[], field: string): Change | undefined =>
  changes.length === 1 && changes[0]?.field === field ? changes[0] : undefined;
