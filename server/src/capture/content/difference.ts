import { isDeepStrictEqual } from 'node:util';
import type { Change, Json } from '../../contracts';
import { REDACTED } from '../../journal';
import type { Flat, Leaf } from './flatten';

const shown = (leaf: Leaf | undefined): Json => {
  if (!leaf || leaf.value === null) return null;
  return leaf.secret ? REDACTED : leaf.value;
};

/** What differs between two states of an entry; `null` is the state before it was made, or after it was deleted. */
export const flatDifference = (before: Flat | null, after: Flat | null): Change[] => {
  const paths = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...paths].flatMap((field) => {
    const was = before?.get(field);
    const is = after?.get(field);
    if (isDeepStrictEqual(was?.value ?? null, is?.value ?? null)) return [];
    return [{ field, before: shown(was), after: shown(is) }];
  });
};
