import type { Change } from '../contracts';
import type { Mutation, SetItem } from '../event';
import { toBoundedJson } from './bound';

const NO_CHANGE: Partial<Change> = {};

/** Changes whose values are bounded, whoever made them. Those that a capture has bounded are taken as they are. */
export const boundChanges = (changes: readonly Change[] | undefined): Change[] =>
  (changes ?? []).map((given: Change | null) => {
    const change = given ?? NO_CHANGE;
    return {
      ...change,
      field: String(toBoundedJson(change.field)),
      before: toBoundedJson(change.before),
      after: toBoundedJson(change.after),
    };
  });

const boundItems = (items: readonly SetItem[] | undefined): SetItem[] =>
  (items ?? []).map((item) => ({ ...item, value: toBoundedJson(item.value) }));

/** A mutation whose values are bounded. */
export const boundMutation = (mutation: Mutation): Mutation => ({
  ...mutation,
  changes: boundChanges(mutation.changes),
  added: boundItems(mutation.added),
  removed: boundItems(mutation.removed),
});
