/**
 * The oracle of completeness: compares what the tables say before and after an act with the events
 * in between. It knows Strapi's schema and the list of what is exempt, and nothing of how the
 * plugin captures.
 */
import {
  EXEMPT_TYPES,
  isBookkeeping,
  isExempt,
  isSuperAdmin,
  leavesNoTrace,
  needsNoName,
} from './exempt';
import type { Difference, Fact, Facts, Party } from './facts';
import { factsThatDiffer } from './facts';
import { SECRET_MARK } from './mark';
import { type Problem, incomplete as problem, whereOf } from './problem';
import { describeEvent, isAbout, isInLocale, type RecordedEvent } from './recorded';
import { wrongValuesOf } from './wrong-values';

const factOf = ({ before, after }: Difference): Fact => (after ?? before) as Fact;

const lastOf = (field: string): string => field.slice(field.lastIndexOf('.') + 1);
const rootOf = (field: string): string => field.split('.')[0] ?? '';

/** Whether somebody has to be able to read of this difference. */
const needsEvent = (difference: Difference): boolean => {
  const { kind, field, parties } = factOf(difference);
  const uid = parties[0]?.uid ?? '';
  if (kind === 'dangling') return false;
  if (parties.every((party) => party.uid in EXEMPT_TYPES)) return false;
  if (kind === 'value' && isExempt(uid, lastOf(field))) return false;
  if (kind === 'row' && difference.before && difference.after) return false;
  if (kind === 'part' && parties.some(isSuperAdmin)) return false;
  if (uid !== 'strapi::core-store') return true;
  if (isBookkeeping(parties[0]?.ids[0] ?? '')) return false;
  return difference.before !== null || (field === 'value' && !saysNothing(difference));
};

/** Settings that were not there, and are saved as nothing. */
const saysNothing = ({ after }: Difference): boolean => {
  try {
    const value: unknown = JSON.parse(String(after?.value));
    return Object.values(value as object).every((part) => part === null);
  } catch {
    return false;
  }
};

/**
 * An entry into which a file was put has an event of its own; for other relations one end will do.
 */
const mustHaveEvent = ({ type, parties }: Fact, isNew: boolean): Party[] =>
  type === 'media' && isNew ? parties.slice(1) : parties;

const show = ({ id, before, after }: Difference): string =>
  `${id}: ${JSON.stringify(before?.value ?? null)} → ${JSON.stringify(after?.value ?? null)}`;

/** A change without an event, or with one that does not name what changed. */
const missingOf = (
  difference: Difference,
  events: RecordedEvent[],
  existed: (version: string) => boolean,
): Problem[] => {
  const fact = factOf(difference);
  const isNew = difference.before === null;
  const parties = mustHaveEvent(fact, isNew);
  const about = events.filter((event) => parties.some((party) => isAbout(event, party)));
  if (about.length === 0) return [problem('no event', whereOf(fact), show(difference))];
  if (fact.kind === 'link' || fact.kind === 'part') return [];
  const inLocale = about.filter((event) => parties.some((party) => isInLocale(event, party)));
  if (inLocale.length === 0) {
    return [
      problem(
        'no event of this locale',
        whereOf(fact),
        [show(difference), ...about.map(describeEvent)].join('\n'),
      ),
    ];
  }
  const [party] = fact.parties;
  if (fact.kind === 'row' || !existed(fact.version) || !party) return [];
  if (needsNoName(party.uid, rootOf(fact.field))) return [];
  const names = inLocale.flatMap(({ changes }) => changes.map(({ field }) => rootOf(field)));
  if (names.includes(rootOf(fact.field))) return [];
  return [
    problem(
      'the event does not name the field',
      whereOf(fact),
      `${show(difference)}\n${inLocale.map(describeEvent).join('\n')}`,
    ),
  ];
};

/** An event of something that did not change. */
const inventedOf = (
  event: RecordedEvent,
  events: RecordedEvent[],
  differences: Difference[],
): Problem[] => {
  if (event.outcome !== 'success' || leavesNoTrace(event.category, event.action)) return [];
  // What one act makes and deletes again leaves nothing.
  const actions = events
    .filter((other) => other.entityType === event.entityType && other.entityId === event.entityId)
    .map(({ action }) => action);
  if (actions.includes('created') && actions.includes('deleted')) return [];
  const isTrue = differences.some((difference) =>
    factOf(difference).parties.some((party) => isAbout(event, party)),
  );
  if (isTrue) return [];
  return [
    problem(
      'the event names nothing that changed',
      `${event.category} ${event.action} ${event.entityType}`,
      describeEvent(event),
    ),
  ];
};

const leaksOf = (event: RecordedEvent): Problem[] =>
  event.text.includes(SECRET_MARK)
    ? [
        problem(
          'the event shows a secret',
          `${event.category} ${event.action} ${event.entityType}`,
          describeEvent(event),
        ),
      ]
    : [];

/** Everything that is wrong with the events of one act. */
export const checkCompleteness = (
  before: Facts,
  after: Facts,
  events: RecordedEvent[],
): Problem[] => {
  const differences = factsThatDiffer(before, after);
  /** Only scripts make several rows of one version. Nobody knows which became which. */
  const isOne = (facts: Facts, version: string) =>
    facts.has(version) && !facts.has(`${version} (2)`) && !/ \(\d+\)$/.test(version);
  const lives = (version: string) => isOne(before, version) && isOne(after, version);
  return [
    ...differences
      .filter(needsEvent)
      // A row that came or went stands for all its facts.
      .filter((difference) => {
        const { kind, version } = factOf(difference);
        return kind !== 'value' || lives(version);
      })
      .flatMap((difference) => missingOf(difference, events, lives)),
    ...events.flatMap((event) => inventedOf(event, events, differences)),
    ...events.flatMap((event) => wrongValuesOf(event, events, before, after)),
    ...events.flatMap(leaksOf),
  ];
};
