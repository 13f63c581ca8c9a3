import { UnreadableExport } from '../seal';

/**
 * No event is nested this deep. Deeper text is refused before it is parsed, because each level
 * takes memory.
 */
const MAX_DEPTH = 1_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN = [0x5b, 0x7b];
const CLOSE = [0x5d, 0x7d];

/** The index behind the string that begins at `start`. */
const endOfString = (text: string, start: number): number => {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end + 1;
  }
  return text.length;
};

/** How many members the objects of a JSON text have, however often a name stands in one of them. */
const membersIn = (text: string): number => {
  let members = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at) - 1;
    else if (code === COLON) members += 1;
    else if (OPEN.includes(code)) depth += 1;
    else if (CLOSE.includes(code)) depth -= 1;
    if (depth > MAX_DEPTH) {
      throw new UnreadableExport(`Expected JSON of at most ${MAX_DEPTH} nested levels.`);
    }
  }
  return members;
};

const membersOf = (value: unknown): number => {
  if (value === null || typeof value !== 'object') return 0;
  const items: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return items.reduce<number>(
    (sum, item) => sum + membersOf(item),
    Array.isArray(value) ? 0 : items.length,
  );
};

/**
 * Reads a JSON text. Where a name stands twice in an object, readers do not agree on which value
 * counts, so that what is verified may not be what another program shows: it is refused, as RFC
 * 8785 asks for.
 *
 * @throws {UnreadableExport} with the reason as a sentence.
 */
export const parseStrictly = (text: string): unknown => {
  const members = membersIn(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableExport('Expected one JSON object a line. Export as NDJSON with proof.');
  }
  if (membersOf(value) === members) return value;
  throw new UnreadableExport('Expected each name once in an object.');
};
