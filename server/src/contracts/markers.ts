/**
 * Markers replace what is not recorded in an event. They are plain text inside a value. This module
 * prints and parses all of them, for the server and the panel.
 *
 *     [redacted]                                     a secret
 *     [could not be described]                       reading the value failed
 *     [circular]                                     an object that contains itself
 *     [left out, 1499 items]                         a part of a list; `fields` of an object
 *     [left out, 2470 values, #9f86d081884c7d65]     too deep or too wide to record
 *     [cut, 13500 characters] …text… [cut, 15000 characters]
 *
 * The first number of a cut text is the number of characters missing in front of it; the last one
 * is the length of the whole text. The part after `#` is a keyed digest: it distinguishes different
 * omitted values apart, and nobody can guess a value from it.
 */

/** Replaces a secret value. */
export const REDACTED = '[redacted]';

/** Replaces a value, or all changes of an event, that could not be read. */
export const NOT_DESCRIBED = '[could not be described]';

/** Replaces an object that contains itself. */
export const CIRCULAR = '[circular]';

/** The field name of a marker within an object. */
export const OMITTED_FIELD = '…';

/** The unit of the count of an omitted part. */
export type OmittedUnit = 'characters' | 'items' | 'fields' | 'values' | 'bytes';

/** An omitted part. */
export interface Omitted {
  count: number;
  unit: OmittedUnit;
  /** Differs if the omitted parts differ; `null` if they were not compared. */
  digest: string | null;
}

/** A text that is recorded in part. */
export interface CutText {
  text: string;
  /** How many characters are missing in front of `text`. */
  before: number;
  /** How many characters are missing after `text`. */
  after: number;
  /** The length of the whole text; `null` if nothing is missing. */
  length: number | null;
}

export const printOmitted = (count: number, unit: OmittedUnit, digest?: string): string =>
  `[left out, ${count} ${unit}${digest ? `, #${digest}` : ''}]`;

/** Options of the markers of a cut text. */
interface CutFacts {
  /** The length of the text, if `whole` is only a part of it. */
  length?: number;
  digest?: string;
}

/** The part of `whole` from `start` to `end`, with markers for what is missing. */
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
/** The maximum length of a marker. */
export const MAX_MARKER_LENGTH = 80;

/** Parses the marker of an omitted part; `null` if `value` is not one. */
export const parseOmitted = (value: unknown): Omitted | null => {
  if (typeof value !== 'string' || value.length > MAX_MARKER_LENGTH) return null;
  const [, count, unit, digest = null] = OMITTED.exec(value) ?? [];
  return unit ? { count: Number(count), unit: unit as OmittedUnit, digest } : null;
};

/** The length of a value that was omitted as a whole; `null` if `value` is not such a marker. */
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

/** Whether a value is a marker or contains one. */
export const isMarker = (value: unknown): boolean =>
  typeof value === 'string' &&
  (value === REDACTED ||
    value === NOT_DESCRIBED ||
    value === CIRCULAR ||
    parseOmitted(value) !== null ||
    parseCutText(value).length !== null);
