/**
 * The oracle of completeness: compares what the tables say before and after an act with the events in between. It knows
 * Strapi's schema and the list of what is exempt, and nothing of how the plugin captures.
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
import type { Problem } from './problem';
import { describeEvent, isAbout, isInLocale, type RecordedEvent } from './recorded';
import { canonical } from './values';

/** Every generated value of a private attribute or a password begins with it. */
export const SECRET_MARK = 'PRIV-';
const REDACTED = '[redacted]';

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
  return uid !== 'strapi::core-store' || !isBookkeeping(parties[0]?.ids[0] ?? '');
};

/** An entry into which a file was put has an event of its own; for other relations one end will do. */
const mustHaveEvent = ({ type, parties }: Fact, isNew: boolean): Party[] =>
  type === 'media' && isNew ? parties.slice(1) : parties;

const show = ({ id, before, after }: Difference): string =>
  `${id}: ${JSON.stringify(before?.value ?? null)} → ${JSON.stringify(after?.value ?? null)}`;

const problem = (check: string, where: string, detail: string): Problem => ({
  oracle: 'completeness',
  check,
  where,
  detail,
});

const whereOf = ({ kind, parties, field }: Fact): string =>
  `${parties[0]?.uid} ${kind} ${field.replaceAll(/\.\d+/g, '')}`.trim();

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
const inventedOf = (event: RecordedEvent, differences: Difference[]): Problem[] => {
  if (event.outcome !== 'success' || leavesNoTrace(event.category, event.action)) return [];
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

/** Whether a value in an event says what a column held. */
const agrees = (fact: Fact | null, { type, isSecret, parties }: Fact, value: unknown): boolean => {
  const expected = fact?.value ?? null;
  if (expected === null) return value === null;
  const isOwn = parties[0]?.uid.startsWith('api::') === true;
  if (value === REDACTED) return isSecret || !isOwn;
  // What Strapi calls private of its own types is shown by its panel to those who may read the log.
  if (isSecret && isOwn) return false;
  return JSON.stringify(canonical(type, value)) === JSON.stringify(expected);
};

/** What other events of the act say of that field, for what happens to one entity twice. */
const saidElsewhere = (
  event: RecordedEvent,
  events: RecordedEvent[],
  field: string,
): { before: string[]; after: string[] } => {
  const others = events
    .filter(
      (other) =>
        other !== event &&
        other.entityType === event.entityType &&
        other.entityId === event.entityId,
    )
    .flatMap(({ changes }) => changes.filter((change) => change.field === field));
  return {
    before: others.map(({ before }) => JSON.stringify(before)),
    after: others.map(({ after }) => JSON.stringify(after)),
  };
};

/** A value in an event that no column had. */
const wrongValuesOf = (
  event: RecordedEvent,
  events: RecordedEvent[],
  before: Facts,
  after: Facts,
): Problem[] => {
  const about = (facts: Facts, field: string): Map<string, Fact> =>
    new Map(
      [...facts].filter(
        ([, fact]) =>
          fact.kind === 'value' &&
          fact.field === field &&
          fact.parties.some((party) => isAbout(event, party) && isInLocale(event, party)),
      ),
    );
  return event.changes.flatMap((change) => {
    const was = about(before, change.field);
    const is = about(after, change.field);
    const [one] = [...was.values(), ...is.values()];
    if (!one || one.type === 'component') return [];
    const elsewhere = saidElsewhere(event, events, change.field);
    const isGone =
      is.size === 0 && events.some((other) => other !== event && other.action === 'deleted');
    const isBefore = (id: string) =>
      agrees(was.get(id) ?? null, one, change.before) ||
      elsewhere.after.includes(JSON.stringify(change.before));
    const isAfter = (id: string) =>
      isGone ||
      agrees(is.get(id) ?? null, one, change.after) ||
      elsewhere.before.includes(JSON.stringify(change.after));
    // Draft and published version are one entity: the values must be those of one of them, both.
    const ids = [...new Set([...was.keys(), ...is.keys()])];
    if (ids.some((id) => isBefore(id) && isAfter(id))) return [];
    // Of several rows of one version, which a script has made, Strapi takes now one and now another.
    const areSeveral = ids.some((id) => / \(\d+\) · /.test(id));
    if (areSeveral && ids.some(isBefore) && ids.some(isAfter)) return [];
    return [
      problem(
        'the values of the event are not those of the column',
        whereOf(one),
        `${JSON.stringify(change)} but before ${JSON.stringify([...was.values()].map(({ value }) => value))}, ` +
          `after ${JSON.stringify([...is.values()].map(({ value }) => value))}\n${describeEvent(event)}`,
      ),
    ];
  });
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
  /** Of several rows of one version, which only scripts make, nobody can tell which became which. */
  const isOne = (facts: Facts, version: string) =>
    facts.has(version) && !facts.has(`${version} (2)`) && !/ \(\d+\)$/.test(version);
  const lives = (version: string) => isOne(before, version) && isOne(after, version);
  return [
    ...differences
      .filter(needsEvent)
      // Of what came or went, the row stands for all that it says.
      .filter((difference) => {
        const { kind, version } = factOf(difference);
        return kind !== 'value' || lives(version);
      })
      .flatMap((difference) => missingOf(difference, events, lives)),
    ...events.flatMap((event) => inventedOf(event, differences)),
    ...events.flatMap((event) => wrongValuesOf(event, events, before, after)),
    ...events.flatMap(leaksOf),
  ];
};
