import { categoriesThat, type Settings } from '../contracts';
import type { JournalEntry } from '../event';

const neverExcluded = new Set(categoriesThat('isNeverExcluded'));
const signIns = new Set(categoriesThat('isSignIn'));

/** Whether an administrator wants an event recorded. What happens to the log itself is recorded whatever is excluded. */
export const isRecorded = (
  { category, action, entity, actor }: JournalEntry,
  settings: Settings,
): boolean => {
  if (neverExcluded.has(category)) return true;
  const isTypeExcluded =
    !signIns.has(category) && settings.excludedContentTypes.includes(entity?.type ?? '');
  return !(
    isTypeExcluded ||
    settings.excludedCategories.includes(category) ||
    settings.excludedActions.includes(`${category}.${action}`) ||
    (actor.type === 'system' && !settings.recordSystem)
  );
};
