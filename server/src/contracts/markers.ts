/**
 * What stands in an event in the place of a value that is not, or not wholly, kept. The server prints these markers and the
 * panel parses them, both here.
 */

/** Stands where a value was that nobody may read. */
export const REDACTED = '[redacted]';

/** The beginning of a text of `length` characters that was too long. */
export const cutText = (beginning: string, length: number): string =>
  `${beginning}… [cut, ${length} characters]`;

/** Stands where a value was that takes `length` characters, too many to keep any of it. */
export const omittedValue = (length: number): string => `[left out, ${length} characters]`;

const CUT = /… \[cut, (\d+) characters\]$/;
const OMITTED = /^\[left out, (\d+) characters\]$/;

/** The recorded beginning of a text, and how long the whole was; `null` where that is all of it. */
export const parseCutText = (text: string): { text: string; length: number | null } => {
  const cut = CUT.exec(text);
  return cut === null
    ? { text, length: null }
    : { text: text.slice(0, cut.index), length: Number(cut[1]) };
};

/** How many characters a value had that was omitted; `null` where `value` is none of these markers. */
export const omittedLength = (value: unknown): number | null => {
  const length = typeof value === 'string' ? OMITTED.exec(value)?.[1] : undefined;
  return length === undefined ? null : Number(length);
};

/** Whether this is not the value itself, or not all of it. */
export const isMarker = (value: unknown): boolean =>
  typeof value === 'string' && (value === REDACTED || CUT.test(value) || OMITTED.test(value));
