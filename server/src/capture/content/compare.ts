import { difference } from '../lib/difference';
import type { Flat, EntryLeaf } from './flatten';

/** A path at which two states of an entry differ. */
export interface Difference {
  field: string;
  before: EntryLeaf | undefined;
  after: EntryLeaf | undefined;
}

/**
 * Where two states of an entry differ; `null` is the state before it was made, or after it was deleted.
 * A component that was added or taken away is shown by its fields, and by itself where it has none.
 */
export const compare = (before: Flat | null, after: Flat | null): Difference[] => {
  const all = difference(before, after).map(({ field }): Difference => ({
    field,
    before: before?.get(field),
    after: after?.get(field),
  }));
  const isOfComponent = ({ before: was, after: is }: Difference) =>
    was?.isPresence === true || is?.isPresence === true;
  const isShownByFields = ({ field }: Difference) =>
    all.some((other) => other.field.startsWith(`${field}.`));
  return all.filter((one) => !isOfComponent(one) || !isShownByFields(one));
};
