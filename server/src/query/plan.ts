import type { Conditions } from './conditions';

/** How to read what some filters show, so that the work is bounded: each branch is read from one index, along time. */
export interface Plan {
  /** They exclude each other, so that what they find adds up. */
  branches: Conditions[];
  /** What no index answers; it is looked for in what the branches have read. */
  residual: Conditions;
}

/** Each branch is a question of its own; beyond this many, time leads. */
const MAX_BRANCHES = 8;

type LeadingIndex =
  'request' | 'entity' | 'source' | 'actor' | 'failed' | 'category' | 'action' | 'outcome';

/** Those that leave the fewest events come first. */
const ORDER: LeadingIndex[] = [
  'request',
  'entity',
  'source',
  'actor',
  'failed',
  'category',
  'action',
  'outcome',
];

const equals = <T>(value: T) => ({ only: [value], not: [] });

const each = <T>(values: readonly T[] = [], branch: (value: T) => Conditions): Conditions[] =>
  [...new Set(values)].map(branch);

/** The branches of each index that these filters can begin at; none where it is of no use. */
const branchesOf = (filters: Conditions): Record<LeadingIndex, Conditions[]> => {
  const { request, entityType, entityId, source, actor, category, action, outcome } = filters;
  const byOutcome = each(outcome?.only, (one) => ({ outcome: equals(one) }));
  // An id of no type, or a type without an id, does not lead the index to the time.
  const types = entityId === undefined ? [] : entityType?.only;
  const isNamed = actor?.only.every(({ id }) => id !== undefined) ?? false;
  return {
    request: request ? [{ request }] : [],
    entity: each(types, (one) => ({ entityType: equals(one), entityId })),
    source: each(source?.only, (one) => ({ source: equals(one) })),
    actor: isNamed ? distinct(actor?.only).map((one) => ({ actor: equals(one) })) : [],
    // Failures are few; successes are nearly everything.
    failed: outcome?.only.includes('success') ? [] : byOutcome,
    category: each(category?.only, (one) => ({ category: equals(one) })),
    action: each(action?.only, (one) => ({ action: equals(one) })),
    outcome: byOutcome,
  };
};

const distinct = <T>(values: readonly T[] = []): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/** What of a condition a branch has not answered: values that are excluded. */
const withoutAnswered = (name: string, value: unknown, answered: Set<string>): unknown => {
  if (!answered.has(name)) return value;
  const { not } = (typeof value === 'object' ? value : {}) as { not?: unknown[] };
  return not && not.length > 0 ? { only: [], not } : undefined;
};

export const planFor = (filters: Conditions): Plan => {
  const all = branchesOf(filters);
  const leading = ORDER.find((name) => all[name].length > 0 && all[name].length <= MAX_BRANCHES);
  const branches = leading ? all[leading] : [{}];
  const answered = new Set(branches.flatMap((branch) => Object.keys(branch)));
  const residual = Object.fromEntries(
    Object.entries(filters)
      .map(([name, value]) => [name, withoutAnswered(name, value, answered)] as const)
      .filter(([, value]) => value !== undefined),
  ) as Conditions;
  return { branches, residual };
};
