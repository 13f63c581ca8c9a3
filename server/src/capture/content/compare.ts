import { isDeepStrictEqual } from 'node:util';
import type { Flat, Leaf, Related } from './flatten';

/** A path at which two states of an entry differ. */
export interface Difference {
  field: string;
  before: Leaf | undefined;
  after: Leaf | undefined;
}

const keysOf = (related: Related[] | undefined): string[] => (related ?? []).map(({ key }) => key);

const isSame = (before: Leaf | undefined, after: Leaf | undefined): boolean => {
  if (before?.related || after?.related)
    return isDeepStrictEqual(keysOf(before?.related), keysOf(after?.related));
  return isDeepStrictEqual(before?.value ?? null, after?.value ?? null);
};

/**
 * Where two states of an entry differ; `null` is the state before it was made, or after it was deleted.
 * A component that was added or taken away is shown by its fields, and by itself where it has none.
 */
export const compare = (before: Flat | null, after: Flat | null): Difference[] => {
  const fields = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  const all = [...fields]
    .map((field) => ({ field, before: before?.get(field), after: after?.get(field) }))
    .filter((difference) => !isSame(difference.before, difference.after));
  const isOfComponent = ({ before: was, after: is }: Difference) =>
    was?.isPresence === true || is?.isPresence === true;
  const isShownByFields = ({ field }: Difference) =>
    all.some((other) => other.field.startsWith(`${field}.`));
  return all.filter((difference) => !isOfComponent(difference) || !isShownByFields(difference));
};
