import { MAX_MARKER_LENGTH, parseCutText, printCutText, REDACTED } from '../contracts';

/** Characters of one text that are recorded. */
export const MAX_TEXT = 10_000;
/** Characters in front of a difference that show where it is. */
const CONTEXT = 1_000;

const commonStart = (one: string, other: string): number => {
  const end = Math.min(one.length, other.length);
  let index = 0;
  while (index < end && one.charCodeAt(index) === other.charCodeAt(index)) index += 1;
  return index;
};

/** Where a cut may be made at or before `index`: not within a pair of surrogates. */
const between = (text: string, index: number): number =>
  /[\udc00-\udfff]/.test(text.charAt(index)) && /[\ud800-\udbff]/.test(text.charAt(index - 1))
    ? index - 1
    : index;

/**
 * The part of a text from `start` on that there is room for. A text that was cut when it was taken has a marker at its end,
 * which stays with the end of the text.
 */
const part = (text: string, start: number, room: number): string => {
  if (text.length <= room) return text;
  const cut = parseCutText(text);
  // Somebody may have written what looks like such a marker.
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
export const cutAround = (before: string, after: string, room = MAX_TEXT): [string, string] => {
  const same = commonStart(before, after);
  // What differs was a secret: it stands where the secret stood.
  const place = before === after ? Math.max(0, before.indexOf(REDACTED)) : same;
  const start = Math.max(0, place - CONTEXT);
  return [part(before, start, room), part(after, start, room)];
};
