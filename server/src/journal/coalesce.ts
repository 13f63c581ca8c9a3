import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../contracts';
import type { Draft, Fact, Member } from './fact';
import { REDACTED } from './redaction';

/** The first `before` and the last `after` of every field; fields that ended as they began are gone. */
const mergeFields = (changes: Change[]): Change[] => {
  const fields = new Map<string, Change>();
  for (const change of changes) {
    const earlier = fields.get(change.field);
    fields.set(change.field, earlier ? { ...earlier, after: change.after } : change);
  }
  // Two redacted values look alike; that they differ was seen when they were captured.
  return [...fields.values()].filter(
    ({ before, after }) => after === REDACTED || !isDeepStrictEqual(before, after),
  );
};

/** Takes the first member that `matches` out of `pool`. */
const take = (pool: Member[], matches: (member: Member) => boolean): Member | undefined => {
  const index = pool.findIndex(matches);
  return index < 0 ? undefined : pool.splice(index, 1)[0];
};

/**
 * What really entered and left a set. Strapi changes a permission by deleting and creating it, so the same member on both
 * sides is no change, and one key on both sides is a change of its limits.
 */
const mergeMembers = (added: Member[], removed: Member[]): Change[] => {
  const left = [...added];
  const gone = removed.filter(
    (member) =>
      !take(
        left,
        (other) => other.field === member.field && isDeepStrictEqual(other.value, member.value),
      ),
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

/** One event out of all facts about one thing, or none where nothing is different in the end. */
const coalesceOne = (facts: Fact[]): Draft | null => {
  const first = facts[0] as Fact;
  const last = facts[facts.length - 1] as Fact;
  const existedBefore = !facts.some((fact) => fact.deed === 'created');
  const existsAfter = !facts.some((fact) => fact.deed === 'deleted');
  if (!existedBefore && !existsAfter) return null;

  const changes = [
    ...mergeFields(facts.flatMap((fact) => fact.changes ?? [])),
    ...mergeMembers(
      facts.flatMap((fact) => fact.added ?? []),
      facts.flatMap((fact) => fact.removed ?? []),
    ),
  ];
  const action = nameOf(facts, existedBefore, existsAfter, changes);
  if (action === null) return null;
  const actor = facts.find((fact) => fact.actor)?.actor;
  // The last label is the newest name, except that a deleted thing is known by the name it had.
  const { entity } = existsAfter ? last : first;
  return { category: first.category, action, entity, changes, ...(actor && { actor }) };
};

const nameOf = (
  facts: Fact[],
  existedBefore: boolean,
  existsAfter: boolean,
  changes: Change[],
): string | null => {
  if (!existsAfter) return 'deleted';
  if (!existedBefore) return facts.find((fact) => fact.nameCreation)?.nameCreation ?? 'created';
  if (changes.length === 0) return null;
  const naming = facts.find((fact) => fact.nameUpdate)?.nameUpdate;
  return naming ? naming(changes) : 'updated';
};

/** The events of a unit of work: one per affected thing, in the order in which the things were first touched. */
export const coalesce = (facts: Fact[]): Draft[] => {
  const things = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = `${fact.entity.type}\n${fact.entity.id}`;
    things.set(key, [...(things.get(key) ?? []), fact]);
  }
  return [...things.values()].map(coalesceOne).filter((draft) => draft !== null);
};
