import { type Change, type Json, REDACTED } from '../../contracts';
import { isSameJson } from '../../journal';

/** The value at one path of an entity. */
export interface Leaf {
  value: Json;
  /** The value is compared, never shown. */
  secret?: boolean;
  /**
   * For a relation: the ids of the names in `value`, in the same order. They are compared instead
   * of the names, because two entities may have the same name.
   */
  ids?: readonly string[];
}

/** An entity as values by path: `title`, `seo.metaTitle`, `blocks.0.body`. */
export type Flat = ReadonlyMap<string, Leaf>;

const isSame = (before: Leaf | undefined, after: Leaf | undefined): boolean =>
  before?.ids || after?.ids
    ? isSameJson([...(before?.ids ?? [])], [...(after?.ids ?? [])])
    : isSameJson(before?.value ?? null, after?.value ?? null);

const namesOf = (leaf: Leaf | undefined): [name: string, id: string][] => {
  const names = Array.isArray(leaf?.value) ? leaf.value : [leaf?.value];
  return (leaf?.ids ?? []).map((id, index) => [String(names[index] ?? id), id]);
};

/** The names in a change that belong to more than one entity. */
const ambiguousNames = (before: Leaf | undefined, after: Leaf | undefined): Set<string> => {
  const ids = new Map([...namesOf(before), ...namesOf(after)].map(([name, id]) => [id, name]));
  const names = [...ids.values()];
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
};

const shown = (leaf: Leaf | undefined, ambiguous: Set<string>): Json => {
  if (!leaf || leaf.value === null) return null;
  if (leaf.secret) return REDACTED;
  if (!leaf.ids || ambiguous.size === 0) return leaf.value;
  const names = namesOf(leaf).map(([name, id]) =>
    ambiguous.has(name) ? `${name} (#${id})` : name,
  );
  return Array.isArray(leaf.value) ? names : (names[0] ?? null);
};

const toChange = (field: string, before: Leaf | undefined, after: Leaf | undefined): Change => {
  const ambiguous = ambiguousNames(before, after);
  const change = { field, before: shown(before, ambiguous), after: shown(after, ambiguous) };
  const isRelation = before?.ids ?? after?.ids;
  if (!isRelation || before?.secret || after?.secret) return change;
  return { ...change, ids: { before: [...(before?.ids ?? [])], after: [...(after?.ids ?? [])] } };
};

/**
 * The changes between two states of an entity; `null` is the state before its creation or after its
 * deletion.
 */
export const difference = (before: Flat | null, after: Flat | null): Change[] => {
  const fields = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...fields]
    .filter((field) => !isSame(before?.get(field), after?.get(field)))
    .map((field) => toChange(field, before?.get(field), after?.get(field)));
};

/** The change of `field`, if nothing else changed. */
export const onlyChange = (changes: Change[], field: string): Change | undefined =>
  changes.length === 1 && changes[0]?.field === field ? changes[0] : undefined;
