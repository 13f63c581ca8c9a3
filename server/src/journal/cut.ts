import {
  type Json,
  MAX_MARKER_LENGTH,
  OMITTED_FIELD,
  parseCutText,
  printCutText,
  printOmitted,
  REDACTED,
} from '../contracts';
import { isSameJson } from './bound';

/** Maximum characters of one recorded text. */
export const MAX_TEXT = 10_000;
/** Characters in front of a difference that show where it is. */
const CONTEXT = 1_000;

const commonStart = (one: string, other: string): number => {
  const end = Math.min(one.length, other.length);
  let index = 0;
  while (index < end && one.charCodeAt(index) === other.charCodeAt(index)) index += 1;
  return index;
};

/** The place at or before `index` where a cut splits no surrogate pair. */
const between = (text: string, index: number): number =>
  /[\udc00-\udfff]/.test(text.charAt(index)) && /[\ud800-\udbff]/.test(text.charAt(index - 1))
    ? index - 1
    : index;

/**
 * The part of a text from `start` on that fits into `room`. The marker of an earlier cut stays at
 * the end.
 */
const part = (text: string, start: number, room: number): string => {
  if (text.length <= room) return text;
  const cut = parseCutText(text);
  // A person may have written what looks like a marker.
  const isMarked = cut.before === 0 && (cut.length ?? 0) > text.length - MAX_MARKER_LENGTH;
  const body = isMarked ? cut.text : text;
  const from = between(body, Math.max(0, Math.min(start, body.length - room)));
  const to = between(body, Math.min(body.length, from + room));
  return to === body.length
    ? printCutText(body, from, to) + text.slice(body.length)
    : printCutText(body, from, to, {
        length: isMarked ? (cut.length ?? body.length) : body.length,
      });
};

/** The beginning of a text, as far as there is room. */
export const cutEnd = (text: string, room = MAX_TEXT): string => part(text, 0, room);

/** Both texts, cut around the place where they begin to differ. */
const cutAround = (before: string, after: string, room = MAX_TEXT): [string, string] => {
  const same = commonStart(before, after);
  // The texts are equal because a secret in them is redacted. It is the difference.
  const place = before === after ? Math.max(0, before.indexOf(REDACTED)) : same;
  const start = Math.max(0, place - CONTEXT);
  return [part(before, start, room), part(after, start, room)];
};

type Fields = Record<string, Json>;

export const omittedItems = (count: number): Json => printOmitted(count, 'items');

const isFields = (value: Json): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const textOf = (value: Json): string => JSON.stringify(value);

/** The kept items of `list`, with one marker for each run of omitted items. */
export const onlyKept = <T>(
  list: readonly T[],
  kept: ReadonlyMap<number, T>,
  marker: (count: number) => T,
): T[] => {
  const result: T[] = [];
  let omitted = 0;
  const mark = () => {
    if (omitted > 0) result.push(marker(omitted));
    omitted = 0;
  };
  list.forEach((_, index) => {
    const item = kept.get(index);
    if (item === undefined) omitted += 1;
    else {
      mark();
      result.push(item);
    }
  });
  mark();
  return result;
};

/** The indexes of the items of `list` that `other` lacks. Repeated items are counted. */
const unmatched = (list: Json[], other: Json[], start: number): number[] => {
  const counts = new Map<string, number>();
  for (const item of other) counts.set(textOf(item), (counts.get(textOf(item)) ?? 0) + 1);
  return list.flatMap((item, index) => {
    const count = counts.get(textOf(item)) ?? 0;
    counts.set(textOf(item), count - 1);
    return count > 0 ? [] : [start + index];
  });
};

const range = (start: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);

/**
 * The indexes at which two lists differ: in `before` what was removed or changed, in `after` what
 * was added or changed.
 */
export const differingPlaces = (before: Json[], after: Json[]): [number[], number[]] => {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSameJson(before[start] as Json, after[start] as Json)) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    isSameJson(before.at(-1 - end) as Json, after.at(-1 - end) as Json)
  ) {
    end += 1;
  }
  const was = before.slice(start, before.length - end);
  const is = after.slice(start, after.length - end);
  const [removed, added] = [unmatched(was, is, start), unmatched(is, was, start)];
  return removed.length + added.length > 0
    ? [removed, added]
    : // Equal items in another order.
      [range(start, before.length - end), range(start, after.length - end)];
};

/** The items of two lists that were added, removed, moved or changed. */
const differingItems = (before: Json[], after: Json[]): [Json[], Json[]] => {
  const [removed, added] = differingPlaces(before, after);
  const [keptBefore, keptAfter] = [new Map<number, Json>(), new Map<number, Json>()];
  for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
    const [from, to] = [removed[index], added[index]];
    const [one, other] = [before[from ?? -1] ?? null, after[to ?? -1] ?? null];
    // A changed item is compared with its new state.
    const isPair = from !== undefined && to !== undefined;
    const [was, is] = isPair ? differingParts(one, other) : [one, other];
    if (from !== undefined) keptBefore.set(from, was);
    if (to !== undefined) keptAfter.set(to, is);
  }
  return [onlyKept(before, keptBefore, omittedItems), onlyKept(after, keptAfter, omittedItems)];
};

const valueOf = (fields: Fields, key: string): Json | undefined =>
  Object.hasOwn(fields, key) ? fields[key] : undefined;

/**
 * The fields of two objects that differ, and a count of the others. Fields that identify the object
 * stay.
 */
const differingFields = (before: Fields, after: Fields): [Fields, Fields] => {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const [was, is]: [[string, Json][], [string, Json][]] = [[], []];
  let omitted = 0;
  for (const key of keys) {
    const [from, to] = [valueOf(before, key), valueOf(after, key)];
    const isSame = from !== undefined && to !== undefined && isSameJson(from, to);
    if (isSame && !/^(id|type|__component)$/.test(key)) {
      omitted += 1;
      continue;
    }
    const [one, other] =
      from !== undefined && to !== undefined ? differingParts(from, to) : [from, to];
    if (one !== undefined) was.push([key, one]);
    if (other !== undefined) is.push([key, other]);
  }
  if (omitted > 0) {
    const marker: [string, Json] = [OMITTED_FIELD, printOmitted(omitted, 'fields')];
    was.push(marker);
    is.push(marker);
  }
  return [Object.fromEntries(was), Object.fromEntries(is)];
};

const cutOne = (value: Json): Json => (typeof value === 'string' ? cutEnd(value) : value);

/** The parts of two values that differ, with markers in place of equal parts. */
export const differingParts = (before: Json, after: Json): [Json, Json] => {
  if (typeof before === 'string' && typeof after === 'string') return cutAround(before, after);
  if (Array.isArray(before) && Array.isArray(after)) return differingItems(before, after);
  if (isFields(before) && isFields(after)) return differingFields(before, after);
  return [cutOne(before), cutOne(after)];
};
