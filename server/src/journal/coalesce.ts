import { type Actor, type Change, REDACTED } from '../contracts';
import type { EventInput, Mutation, SetItem } from '../event';
import { isSameJson } from './bound';

const mergeChange = (earlier: Change, later: Change): Change => {
  const ids = { before: earlier.ids?.before ?? [], after: later.ids?.after ?? [] };
  return { ...earlier, after: later.after, ...((earlier.ids ?? later.ids) && { ids }) };
};

/** Whether a field ended as it began. Names say nothing where there are ids. */
const isUndone = ({ before, after, ids }: Change): boolean =>
  ids ? isSameJson(ids.before, ids.after) : after !== REDACTED && isSameJson(before, after);

/** The first `before` and the last `after` of every field; fields that ended as they began are gone. */
const mergeFields = (changes: Change[]): Change[] => {
  const fields = new Map<string, Change>();
  for (const change of changes) {
    const earlier = fields.get(change.field);
    fields.set(change.field, earlier ? mergeChange(earlier, change) : change);
  }
  // Two redacted values look alike; that they differ was seen when they were captured.
  return [...fields.values()].filter((change) => !isUndone(change));
};

/** Takes the first item that `matches` out of `pool`. */
const take = (pool: SetItem[], matches: (item: SetItem) => boolean): SetItem | undefined => {
  const index = pool.findIndex(matches);
  return index < 0 ? undefined : pool.splice(index, 1)[0];
};

/**
 * What really entered and left a set. Strapi changes a permission by deleting and creating it, so the same item on both
 * sides is no change, and one key on both sides is a change of its limits.
 */
const mergeSetItems = (added: SetItem[], removed: SetItem[]): Change[] => {
  const left = [...added];
  const gone = removed.filter(
    (item) =>
      !take(left, (other) => other.field === item.field && isSameJson(other.value, item.value)),
  );
  const changes = gone.map(({ field, key, value }): Change => {
    const replacement = take(left, (other) => other.field === field && other.key === key);
    return { field, before: value, after: replacement?.value ?? null };
  });
  return [
    ...changes,
    ...left.map(({ field, value }): Change => ({ field, before: null, after: value })),
  ];
};

const actorOf = (mutations: Mutation[]): Actor | undefined => {
  for (const { actor } of mutations) {
    const known = typeof actor === 'function' ? actor() : actor;
    if (known) return known;
  }
  return undefined;
};

/** One event out of all mutations about one thing, or none where nothing is different in the end. */
const coalesceOne = (mutations: Mutation[]): EventInput | null => {
  const first = mutations[0] as Mutation;
  const last = mutations[mutations.length - 1] as Mutation;
  const existedBefore = !mutations.some((mutation) => mutation.operation === 'created');
  const existsAfter = !mutations.some((mutation) => mutation.operation === 'deleted');
  if (!existedBefore && !existsAfter) return null;

  const changes = [
    ...mergeFields(mutations.flatMap((mutation) => mutation.changes ?? [])),
    ...mergeSetItems(
      mutations.flatMap((mutation) => mutation.added ?? []),
      mutations.flatMap((mutation) => mutation.removed ?? []),
    ),
  ];
  const action = nameOf(mutations, existedBefore, existsAfter, changes);
  if (action === null) return null;
  const actor = actorOf(mutations);
  // The last label is the newest name, except that a deleted thing is known by the name it had.
  const { entity } = existsAfter ? last : first;
  return { category: first.category, action, entity, changes, ...(actor && { actor }) };
};

const nameOf = (
  mutations: Mutation[],
  existedBefore: boolean,
  existsAfter: boolean,
  changes: Change[],
): string | null => {
  if (!existsAfter) return 'deleted';
  if (!existedBefore)
    return mutations.find((mutation) => mutation.nameCreation)?.nameCreation ?? 'created';
  if (changes.length === 0) return null;
  const naming = mutations.find((mutation) => mutation.nameUpdate)?.nameUpdate;
  return naming ? naming(changes) : 'updated';
};

/** The events of a unit of work: one per affected thing, in the order in which the things were first touched. */
export const coalesce = (mutations: Mutation[]): EventInput[] => {
  const things = new Map<string, Mutation[]>();
  for (const mutation of mutations) {
    const key = `${mutation.entity.type}\n${mutation.entity.id}`;
    things.set(key, [...(things.get(key) ?? []), mutation]);
  }
  return [...things.values()].map(coalesceOne).filter((input) => input !== null);
};
