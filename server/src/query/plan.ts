import type { Conditions } from './conditions';

/**
 * How to read filtered events with bounded work: each branch is read from one index, in the order
 * of time.
 */
export interface Plan {
  /** Branches exclude each other, so their results can be added up. */
  branches: Conditions[];
  /** The conditions that no index answers. They are applied to what the branches have read. */
  residual: Conditions;
}

/** Each branch is a query. With more branches, the index on time is used. */
const MAX_BRANCHES = 8;

type LeadingIndex =
  'request' | 'entity' | 'source' | 'actor' | 'failed' | 'category' | 'action' | 'outcome';

/** The most selective indexes come first. */
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

/** The branches of each index for these filters; none if the index does not help. */
const branchesOf = (filters: Conditions): Record<LeadingIndex, Conditions[]> => {
  const { request, entityType, entityId, source, actor, category, action, outcome } = filters;
  const byOutcome = each(outcome?.only, (one) => ({ outcome: equals(one) }));
  // The index needs both the type and the id to be in the order of time.
  const types = entityId === undefined ? [] : entityType?.only;
  const isNamed = actor?.only.every(({ id }) => id !== undefined) ?? false;
  return {
    request: request ? [{ request }] : [],
    entity: each(types, (one) => ({ entityType: equals(one), entityId })),
    source: each(source?.only, (one) => ({ source: equals(one) })),
    actor: isNamed ? distinct(actor?.only).map((one) => ({ actor: equals(one) })) : [],
    // Failures are rare, successes are not.
    failed: outcome?.only.includes('success') ? [] : byOutcome,
    category: each(category?.only, (one) => ({ category: equals(one) })),
    action: each(action?.only, (one) => ({ action: equals(one) })),
    outcome: byOutcome,
  };
};

const distinct = <T>(values: readonly T[] = []): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/** The part of a condition that a branch does not answer: its excluded values. */
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
