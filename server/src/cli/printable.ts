/** Longer texts are cut. */
const MAX_LENGTH = 300;

/** Control characters, and what turns the direction of a text. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * A text from a file as a terminal may show it: a hostile one must not be able to write over what
 * was found.
 */
export const printable = (text: string): string =>
  text.slice(0, MAX_LENGTH).replace(UNPRINTABLE, '\uFFFD');

export const number = (value: number): string => value.toLocaleString('en-US');

/** Such as `1 event is` and `2 events are`. */
export const counted = (count: number, [one, many]: readonly [string, string]): string =>
  `${number(count)} ${count === 1 ? one : many}`;
