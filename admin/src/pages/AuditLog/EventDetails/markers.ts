import type { Json } from '../../../contracts';

/** Stands where the server has recorded that there was a value, and nobody may read it. */
const REDACTED = '[redacted]';

export const isRedacted = (value: Json): boolean => value === REDACTED;

const LEFT_OUT = /^\[left out, (\d+) characters\]$/;
const CUT = /… \[cut, (\d+) characters\]$/;

/** How many characters a value had that was too long to record; `null` where it was recorded. */
export const leftOutLength = (value: Json): number | null => {
  const length = typeof value === 'string' ? LEFT_OUT.exec(value)?.[1] : undefined;

  return length === undefined ? null : Number(length);
};

/** The recorded beginning of a text, and how long the whole was if that is not all of it. */
export const withoutCut = (text: string): { text: string; length: number | null } => {
  const cut = CUT.exec(text);

  return cut === null
    ? { text, length: null }
    : { text: text.slice(0, cut.index), length: Number(cut[1]) };
};
