import {
  type Change,
  type Json,
  MAX_MARKER_LENGTH,
  OMITTED_FIELD,
  printOmitted,
} from '../contracts';
import { cutEnd, differingParts, differingPlaces, MAX_TEXT, omittedItems, onlyKept } from './cut';

/** Maximum characters of JSON of a value that is not a text. */
const MAX_VALUE = 50_000;
/** Maximum characters of JSON of all values of one event. */
const MAX_EVENT = 500_000;
/** Maximum changes of one event. */
const MAX_CHANGES = 1_000;

/** The characters that are left for a value or an event. */
interface Room {
  left: number;
}

const lengthOf = (value: Json): number => JSON.stringify(value).length;

const take = (value: Json, room: Room): Json => {
  room.left -= lengthOf(value);
  return value;
};

const fits = (value: Json): boolean =>
  typeof value === 'string' ? value.length <= MAX_TEXT : lengthOf(value) <= MAX_VALUE;

/** A text cut to its own maximum, or a marker if there is no room for that. */
const clipText = (text: string, room: Room): Json => {
  // A text that was cut around a difference has two markers.
  const isCut = text.length <= MAX_TEXT + 2 * MAX_MARKER_LENGTH;
  const short = isCut ? text : cutEnd(text);
  return lengthOf(short) <= room.left
    ? take(short, room)
    : take(printOmitted(text.length, 'characters'), room);
};

/** The beginning of a value that fits, with markers for what is omitted. */
const clip = (value: Json, room: Room): Json => {
  if (typeof value === 'string') return clipText(value, room);
  if (value === null || typeof value !== 'object') return take(value, room);
  const entries = Object.entries(value);
  const kept: [string, Json][] = [];
  for (const [key, inner] of entries) {
    if (room.left <= 0) break;
    room.left -= Array.isArray(value) ? 1 : key.length + 4;
    kept.push([key, clip(inner as Json, room)]);
  }
  const omitted = entries.length - kept.length;
  if (Array.isArray(value)) {
    const items = kept.map(([, item]) => item);
    return omitted > 0 ? [...items, omittedItems(omitted)] : items;
  }
  if (omitted > 0) kept.push([OMITTED_FIELD, printOmitted(omitted, 'fields')]);
  return Object.fromEntries(kept);
};

/** A value cut to the room that is left for the event. */
const fit = (value: Json, event: Room): Json => {
  if (event.left <= 0) return value === null ? null : printOmitted(lengthOf(value), 'characters');
  if (fits(value) && lengthOf(value) <= event.left) return take(value, event);
  return take(clip(value, { left: Math.min(MAX_VALUE, event.left) }), event);
};

const isNames = (value: Json): value is Json[] => Array.isArray(value);

/** A change of a relation with only what was added and removed, by ids and names. */
const cutRelation = (change: Change): Change => {
  const { before, after, ids } = change;
  if (!ids || !isNames(before ?? []) || !isNames(after ?? [])) return change;
  const [removed, added] = differingPlaces(ids.before, ids.after);
  const side = (value: Json, of: string[], places: number[]): [Json, string[]] => {
    if (!isNames(value)) return [value, of];
    const names = new Map(places.map((place) => [place, value[place] ?? null]));
    const kept = new Map(places.map((place) => [place, of[place] ?? '']));
    return [onlyKept(value, names, omittedItems), onlyKept(of, kept, () => OMITTED_FIELD)];
  };
  const [was, wasIds] = side(before, ids.before, removed);
  const [is, isIds] = side(after, ids.after, added);
  return { ...change, before: was, after: is, ids: { before: wasIds, after: isIds } };
};

/** A change without what is equal on both sides, if it is too long. */
const cutSame = (change: Change): Change => {
  const { before, after, ids } = change;
  if (fits(before) && fits(after)) return change;
  if (ids) return cutRelation(change);
  const [was, is] = differingParts(before, after);
  return { ...change, before: was, after: is };
};

/**
 * Changes that fit into a row. A long value is cut around the place where it differs, so that the
 * difference stays visible.
 */
export const limitChanges = (changes: Change[]): Change[] => {
  const event: Room = { left: MAX_EVENT };
  const limited = changes.slice(0, MAX_CHANGES).map((change): Change => {
    const { ids, ...rest } = cutSame(change);
    const before = fit(rest.before, event);
    const after = fit(rest.after, event);
    const idsLength = ids ? lengthOf([...ids.before, ...ids.after]) : 0;
    const hasRoom = ids && idsLength <= event.left;
    if (hasRoom) event.left -= idsLength;
    return { field: rest.field, before, after, ...(hasRoom && { ids }) };
  });
  const omitted = changes.length - limited.length;
  return omitted > 0
    ? [...limited, { field: OMITTED_FIELD, before: null, after: printOmitted(omitted, 'fields') }]
    : limited;
};
