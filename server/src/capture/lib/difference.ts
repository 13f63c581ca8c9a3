import { type Change, type Json, REDACTED } from '../../contracts';
import { isSameJson } from '../../journal';

/** What stands at one path of a thing. */
export interface Leaf {
  value: Json;
  /** It is compared, never shown. */
  secret?: boolean;
  /**
   * Of a relation: the ids of what `value` names, in the same order. They are compared in place of the names, because two
   * things of one name are two things.
   */
  ids?: readonly string[];
}

/** A thing, value by value: `title`, `seo.metaTitle`, `blocks.0.body`. */
export type Flat = ReadonlyMap<string, Leaf>;

const isSame = (before: Leaf | undefined, after: Leaf | undefined): boolean =>
  before?.ids || after?.ids
    ? isSameJson([...(before?.ids ?? [])], [...(after?.ids ?? [])])
    : isSameJson(before?.value ?? null, after?.value ?? null);

const namesOf = (leaf: Leaf | undefined): [name: string, id: string][] => {
  const names = Array.isArray(leaf?.value) ? leaf.value : [leaf?.value];
  return (leaf?.ids ?? []).map((id, index) => [String(names[index] ?? id), id]);
};

/** The names of a change that stand for more than one thing. */
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

/** What differs between two states of a thing; `null` is the state before it was made, or after it was deleted. */
export const difference = (before: Flat | null, after: Flat | null): Change[] => {
  const fields = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...fields]
    .filter((field) => !isSame(before?.get(field), after?.get(field)))
    .map((field) => toChange(field, before?.get(field), after?.get(field)));
};
