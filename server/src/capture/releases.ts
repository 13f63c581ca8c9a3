import type { Action, Change } from '../contracts';
import type { Capture } from './capture';
import { captureModel } from './lib/capture-model';

const nameUpdate = (changes: Change[]): Action =>
  changes.some(({ field, after }) => field === 'releasedAt' && after !== null)
    ? 'published'
    : 'updated';

/** Releases, if the licence includes them. */
export const releases: Capture = captureModel({
  uid: 'plugin::content-releases.release',
  category: 'release',
  fields: ['name', 'scheduledAt', 'timezone', 'releasedAt'],
  label: (release) => String(release.name),
  nameUpdate,
});
