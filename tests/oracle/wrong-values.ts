/** Compares the values that an event shows with those of the columns. */
import type { Fact, Facts, Party } from './facts';
import { incomplete, type Problem, whereOf } from './problem';
import { describeEvent, isAbout, isInLocale, type RecordedEvent } from './recorded';
import { canonical } from './values';

const REDACTED = '[redacted]';

/** Whether a value in an event is the value of a column. */
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

/** What a cloned entry was cloned from had in that field. */
const sourceOf = ({ entityType, changes }: RecordedEvent, field: string, facts: Facts): Fact[] => {
  const source = changes.find((change) => change.field === 'clonedFrom')?.after;
  if (typeof source !== 'string') return [];
  const isOfSource = ({ uid, ids }: Party) => uid === entityType && ids.includes(source);
  return [...facts.values()].filter(
    (fact) => fact.kind === 'value' && fact.field === field && fact.parties.some(isOfSource),
  );
};

/** A value in an event that no column had. */
export const wrongValuesOf = (
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
    const source = sourceOf(event, change.field, before);
    const isBefore = (id: string) =>
      source.some((fact) => agrees(fact, one, change.before)) ||
      agrees(was.get(id) ?? null, one, change.before) ||
      elsewhere.after.includes(JSON.stringify(change.before));
    const isAfter = (id: string) =>
      isGone ||
      agrees(is.get(id) ?? null, one, change.after) ||
      elsewhere.before.includes(JSON.stringify(change.after));
    // Draft and published version are one entity: the values must be those of one of them, both.
    const ids = [...new Set([...was.keys(), ...is.keys()])];
    if (ids.some((id) => isBefore(id) && isAfter(id))) return [];
    // If a script has made several rows of one version, Strapi takes any of them.
    const areSeveral = ids.some((id) => / \(\d+\) · /.test(id));
    // A script can make the draft row the published one, and the other way round.
    const isOtherVersion = ['published', 'unpublished'].includes(event.action);
    if ((areSeveral || isOtherVersion) && ids.some(isBefore) && ids.some(isAfter)) return [];
    return [
      incomplete(
        'the values of the event are not those of the column',
        whereOf(one),
        `${JSON.stringify(change)} but before ${JSON.stringify([...was.values()].map(({ value }) => value))}, ` +
          `after ${JSON.stringify([...is.values()].map(({ value }) => value))}\n${describeEvent(event)}`,
      ),
    ];
  });
};
