/**
 * Markers stand in an event in place of what is not recorded. They are plain text inside a value.
 * This module prints and reads all of them, for the server and the panel.
 *
 *     [redacted]                                     a secret
 *     [could not be described]                       reading the value failed
 *     [circular]                                     an object that contains itself
 *     [left out, 1499 items]                         a part of a list; `fields` of an object
 *     [left out, 2470 values, #9f86d081884c7d65]     too deep or too wide to record
 *     [cut, 13500 characters] …text… [cut, 15000 characters]
 *
 * The first number of a cut text is what is missing in front of it; the last one is the length of
 * the whole text. The part after `#` tells two values apart of which the same was left out. It is
 * made with a key that no event has in it, so that nobody can find the value by it.
 */

/** Stands where a value was that nobody may read. */
export const REDACTED = '[redacted]';

/** Stands where a value, or all changes of an event, could not be read. */
export const NOT_DESCRIBED = '[could not be described]';

/** Stands where an object contains itself. */
export const CIRCULAR = '[circular]';

/** The name under which a marker stands among the fields of an object. */
export const OMITTED_FIELD = '…';

/** What is counted of a part that was left out. */
export type OmittedUnit = 'characters' | 'items' | 'fields' | 'values' | 'bytes';

/** A part that was left out. */
export interface Omitted {
  count: number;
  unit: OmittedUnit;
  /** Differs where what was left out differs; `null` where it was not compared. */
  digest: string | null;
}

/** A text of which only a part is recorded. */
export interface CutText {
  text: string;
  /** How many characters of the whole are missing in front of `text`. */
  before: number;
  /** How many characters of the whole are missing after `text`. */
  after: number;
  /** The length of the whole; `null` where nothing is missing. */
  length: number | null;
}

export const printOmitted = (count: number, unit: OmittedUnit, digest?: string): string =>
  `[left out, ${count} ${unit}${digest ? `, #${digest}` : ''}]`;

/** What else a marker of a cut text may say. */
interface CutFacts {
  /** The length of the text, where `whole` is itself only a part of it. */
  length?: number;
  digest?: string;
}

/** The part of `whole` from `start` to `end`, with markers where something is missing. */
export const printCutText = (
  whole: string,
  start: number,
  end: number,
  { length = whole.length, digest }: CutFacts = {},
): string => {
  const before = start > 0 ? `[cut, ${start} characters] …` : '';
  const note = digest ? `, #${digest}` : '';
  const after = end < length ? `… [cut, ${length} characters${note}]` : '';
  return `${before}${whole.slice(start, end)}${after}`;
};

const OMITTED =
  /^\[left out, (\d{1,15}) (characters|items|fields|values|bytes)(?:, #([0-9a-f]{16}))?\]$/;
const CUT_BEFORE = /^\[cut, (\d{1,15}) characters\] …/;
const CUT_AFTER = /… \[cut, (\d{1,15}) characters(?:, #[0-9a-f]{16})?\]$/;
/** No marker is longer. */
export const MAX_MARKER_LENGTH = 80;

/** Reads the marker of a part that was left out; `null` where `value` is none. */
export const parseOmitted = (value: unknown): Omitted | null => {
  if (typeof value !== 'string' || value.length > MAX_MARKER_LENGTH) return null;
  const [, count, unit, digest = null] = OMITTED.exec(value) ?? [];
  return unit ? { count: Number(count), unit: unit as OmittedUnit, digest } : null;
};

/**
 * How many characters a value had that was left out whole; `null` where `value` is no such marker.
 */
export const omittedLength = (value: unknown): number | null => {
  const omitted = parseOmitted(value);
  return omitted?.unit === 'characters' ? omitted.count : null;
};

/** The recorded part of a text, and how much is missing on both sides. */
export const parseCutText = (value: string): CutText => {
  const front = CUT_BEFORE.exec(value.slice(0, MAX_MARKER_LENGTH));
  const tail = value.slice(-MAX_MARKER_LENGTH);
  const back = CUT_AFTER.exec(tail);
  const start = front?.[0].length ?? 0;
  const end = back ? value.length - tail.length + back.index : value.length;
  const text = value.slice(start, Math.max(start, end));
  const before = Number(front?.[1] ?? 0);
  const length = Number(back?.[1] ?? before + text.length);
  return {
    text,
    before,
    after: Math.max(0, length - before - text.length),
    length: front || back ? length : null,
  };
};

/** Whether this is not the value itself, or not all of it. */
export const isMarker = (value: unknown): boolean =>
  typeof value === 'string' &&
  (value === REDACTED ||
    value === NOT_DESCRIBED ||
    value === CIRCULAR ||
    parseOmitted(value) !== null ||
    parseCutText(value).length !== null);
