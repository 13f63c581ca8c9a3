import type { Outcome } from '../../contracts';
import type { Conditions } from '../where';

/** How to count what some filters show: each of `ways` is read from one index, and `rest` is looked for in what was read. */
export interface Plan {
  /** They exclude each other, so that what they find adds up. */
  ways: Conditions[];
  rest: Conditions;
}

/** Each way is a question of its own; beyond this many, time leads. */
const MAX_WAYS = 8;

const FAILED: readonly Outcome[] = ['failure', 'denied'];

type Lead =
  'request' | 'entity' | 'source' | 'actor' | 'failed' | 'category' | 'action' | 'outcome';

/** Those that leave the fewest events come first. */
const ORDER: Lead[] = [
  'request',
  'entity',
  'source',
  'actor',
  'failed',
  'category',
  'action',
  'outcome',
];

const each = <T, R>(values: readonly T[] | undefined, way: (value: T) => R): R[] =>
  [...new Set(values)].map(way);

/** The ways of each index that these filters can begin at; none where it is of no use. */
const waysOf = (filters: Conditions): Record<Lead, Conditions[]> => {
  const { request, entityType, entityId, source, actor, category, action, outcome } = filters;
  const byOutcome = each(outcome, (one) => ({ outcome: [one] }));
  return {
    request: each(request ? [request] : [], (one) => ({ request: one })),
    // A type alone is not enough: the index has the id between it and the time.
    entity: entityType && entityId ? [{ entityType, entityId }] : [],
    source: each(source ? [source] : [], (one) => ({ source: one })),
    actor: each(actor ? [actor] : [], (one) => ({ actor: one })),
    // Failures are few; successes are nearly everything.
    failed: outcome?.includes('success') ? [] : byOutcome,
    category: each(category, (one) => ({ category: [one] })),
    action: each(action, (one) => ({ action: [one] })),
    outcome: byOutcome,
  };
};

export const planFor = (filters: Conditions): Plan => {
  const ways = waysOf(filters);
  const lead = ORDER.find((name) => ways[name].length > 0 && ways[name].length <= MAX_WAYS);
  if (!lead) return { ways: [{}], rest: filters };
  const used = new Set(ways[lead].flatMap((way) => Object.keys(way)));
  const rest = Object.fromEntries(
    Object.entries(filters).filter(([name, value]) => value !== undefined && !used.has(name)),
  );
  return { ways: ways[lead], rest };
};

/** The filters of those among the events that failed or were refused; `null` when these filters leave none. */
export const failedOnly = (filters: Conditions): Conditions | null => {
  const outcome = FAILED.filter((one) => filters.outcome?.includes(one) ?? true);
  return outcome.length > 0 ? { ...filters, outcome } : null;
};
