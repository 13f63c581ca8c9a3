import { type Action, type Actor, catalogueCode, type Change, REDACTED } from '../contracts';
import type { EventInput, Mutation, SetItem } from '../event';
import { isSameJson } from './bound';
import { type DescriptionFailed, UNDESCRIBED } from './complete';

const mergeChange = (earlier: Change, later: Change): Change => {
  const ids = { before: earlier.ids?.before ?? [], after: later.ids?.after ?? [] };
  return { ...earlier, after: later.after, ...((earlier.ids ?? later.ids) && { ids }) };
};

/** Whether a field ended as it began. Ids are compared before names. */
const isUndone = ({ before, after, ids }: Change): boolean =>
  ids ? isSameJson(ids.before, ids.after) : after !== REDACTED && isSameJson(before, after);

/**
 * The first `before` and the last `after` of every field, without fields that ended as they began.
 */
const mergeFields = (changes: Change[]): Change[] => {
  const fields = new Map<string, Change>();
  for (const change of changes) {
    const earlier = fields.get(change.field);
    fields.set(change.field, earlier ? mergeChange(earlier, change) : change);
  }
  // Two redacted values look equal. The capture saw that they differ.
  return [...fields.values()].filter((change) => !isUndone(change));
};

/** Removes and returns the first item of `pool` that `matches`. */
const take = (pool: SetItem[], matches: (item: SetItem) => boolean): SetItem | undefined => {
  const index = pool.findIndex(matches);
  return index < 0 ? undefined : pool.splice(index, 1)[0];
};

/**
 * The items that were added to a set, removed from it, or changed in it. Strapi changes a
 * permission by deleting and creating it. So an equal item on both sides is no change, and the same
 * key on both sides is a change of its limits.
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

/** Whether the entity existed before and after. Only `created` and `deleted` decide it. */
const existence = (mutations: Mutation[]): { before: boolean; after: boolean } => {
  const decisive = mutations.filter(({ operation }) => operation !== 'updated');
  return {
    before: decisive[0]?.operation !== 'created',
    after: decisive.at(-1)?.operation !== 'deleted',
  };
};

const actionOf = (
  mutations: Mutation[],
  existed: { before: boolean; after: boolean },
  changes: Change[],
): Action | null => {
  if (!existed.after) return 'deleted';
  if (!existed.before) {
    return mutations.find((mutation) => mutation.nameCreation)?.nameCreation ?? 'created';
  }
  if (changes.length === 0) return null;
  const naming = mutations.find((mutation) => mutation.nameUpdate)?.nameUpdate;
  return naming ? naming(changes) : 'updated';
};

/** The event of all mutations of one entity; `null` if nothing differs in the end. */
const coalesceOne = (mutations: Mutation[]): EventInput | null => {
  const existed = existence(mutations);
  if (!existed.before && !existed.after) return null;
  const changes = [
    ...mergeFields(mutations.flatMap((mutation) => mutation.changes ?? [])),
    ...mergeSetItems(
      mutations.flatMap((mutation) => mutation.added ?? []),
      mutations.flatMap((mutation) => mutation.removed ?? []),
    ),
  ];
  const action = actionOf(mutations, existed, changes);
  return action === null
    ? null
    : toInput(mutations, existed.after, action, changes, actorOf(mutations));
};

const toInput = (
  mutations: Mutation[],
  existsAfter: boolean,
  action: Action,
  changes: Change[],
  actor: Actor | undefined,
): EventInput => {
  const first = mutations[0] as Mutation;
  const last = mutations.at(-1) as Mutation;
  // The last label is the newest, but a deleted entity keeps the name it had.
  const { entity } = existsAfter ? last : first;
  return {
    ...catalogueCode(first.category, action),
    entity,
    changes,
    ...(actor && { actor }),
  };
};

/** The event of an entity whose changes cannot be described. */
const undescribed = (mutations: Mutation[]): EventInput => {
  const { before, after } = existence(mutations);
  const existing = before ? 'updated' : 'created';
  let actor: Actor | undefined;
  try {
    actor = actorOf(mutations);
  } catch {
    // The origin of the request still gives an actor.
  }
  return toInput(mutations, after, after ? existing : 'deleted', [...UNDESCRIBED], actor);
};

/**
 * The events of a unit of work: one per affected entity (and part of it), in the order of their
 * first mutation. Never throws: `failed` gets the error of what could not be described.
 */
export const coalesce = (mutations: Mutation[], failed: DescriptionFailed): EventInput[] => {
  const things = new Map<string, Mutation[]>();
  for (const mutation of mutations) {
    const { entity, part = '' } = mutation;
    const key = `${entity.type}\n${entity.id}\n${part}`;
    const known = things.get(key);
    if (known) known.push(mutation);
    else things.set(key, [mutation]);
  }
  return [...things.values()].flatMap((ofThing) => {
    try {
      return coalesceOne(ofThing) ?? [];
    } catch (error) {
      failed(error);
      return [undescribed(ofThing)];
    }
  });
};
