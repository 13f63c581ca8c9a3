/**
 * Deeper values are refused: no event is nested this deep, and a hostile file must not overflow the
 * stack.
 */
const MAX_DEPTH = 1_000;

/**
 * The canonical text of a JSON value, RFC 8785 (JCS): no white space, object keys sorted by UTF-16
 * code unit, numbers and strings as `JSON.stringify` prints them (which RFC 8785 defines them by).
 * Two equal values have the same text, whatever order a database gives their keys back in.
 *
 * @throws {Error} when the value is nested deeper than 1,000 levels, or is not JSON. A number that
 * was too large to be read is none: `JSON.stringify` would print it as `null`.
 */
export const canonical = (value: unknown, depth = 0): string => {
  if (depth > MAX_DEPTH) throw new Error(`Expected at most ${MAX_DEPTH} nested levels.`);
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const object = value as Record<string, unknown>;
    const members = Object.keys(object)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(object[key], depth + 1)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error('Expected numbers that fit into 64 bits.');
  }
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new Error(`Expected a JSON value, got ${typeof value}.`);
  return text;
};
