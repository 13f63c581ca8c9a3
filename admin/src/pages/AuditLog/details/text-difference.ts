import { diffWordsWithSpace } from 'diff';
import { omittedLength, parseCutText, REDACTED } from '../../../contracts';
import type { Change, Json } from '../../../contracts';

/** A longer value is hard to compare by looking from one to the other. */
const MIN_LONG = 60;

const isLong = (text: string): boolean => text.length > MIN_LONG || text.includes('\n');

const isText = (value: Json): value is string =>
  typeof value === 'string' && value !== REDACTED && omittedLength(value) === null;

const isStructure = (value: Json): boolean => typeof value === 'object' && value !== null;

interface Comparable {
  before: string;
  after: string;
  /** It is code rather than prose. */
  isCode: boolean;
  /** One of the texts goes on beyond what was recorded. */
  isCut: boolean;
}

/**
 * Both values as text to be compared word by word; `null` where they are better read side by side.
 */
export const comparableText = ({ before, after }: Change): Comparable | null => {
  if (isText(before) && isText(after)) {
    const [was, is] = [parseCutText(before), parseCutText(after)];

    return isLong(before) || isLong(after)
      ? {
          before: was.text,
          after: is.text,
          isCode: false,
          isCut: was.length !== null || is.length !== null,
        }
      : null;
  }

  if (isStructure(before) && isStructure(after)) {
    const [was, is] = [JSON.stringify(before, null, 2), JSON.stringify(after, null, 2)];

    return isLong(JSON.stringify(before)) || isLong(JSON.stringify(after))
      ? { before: was, after: is, isCode: true, isCut: false }
      : null;
  }

  return null;
};

export interface Part {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/**
 * Beyond this, two texts have too little in common for a difference to be read, and finding it
 * would take long.
 */
const LIMITS = { maxEditLength: 1_500, timeout: 250 };

const kindOf = ({ added, removed }: { added: boolean; removed: boolean }): Part['kind'] => {
  if (added) return 'added';

  return removed ? 'removed' : 'same';
};

/**
 * What to take out of one text and put in to make it the other, word by word; `null` when nearly
 * all of it differs.
 */
export const wordDifference = (before: string, after: string): Part[] | null => {
  const found = diffWordsWithSpace(before, after, LIMITS);

  return found?.map((part) => ({ kind: kindOf(part), text: part.value })) ?? null;
};

/** A stretch of unchanged text that is not shown, by its length. */
interface Fold {
  kind: 'fold';
  length: number;
}

/** This much stays on each side of a change, to show where in the text it is. */
const CONTEXT = 120;
/** It is not worth folding fewer characters than this. */
const MIN_FOLDED = 200;

/** Whole words, unless there is none that ends. */
const startOf = (text: string): string =>
  /^.*\s/s.exec(text.slice(0, CONTEXT))?.[0] ?? text.slice(0, CONTEXT);

const endOf = (text: string): string =>
  /\s.*$/s.exec(text.slice(-CONTEXT))?.[0] ?? text.slice(-CONTEXT);

/**
 * Leaves out the middle of long stretches in which nothing changed, and their outer end at the
 * start and end of the text.
 */
export const foldSame = (parts: Part[]): (Part | Fold)[] =>
  parts.flatMap((part, index): (Part | Fold)[] => {
    const head = index === 0 ? '' : startOf(part.text);
    const tail = index === parts.length - 1 ? '' : endOf(part.text);
    const length = part.text.length - head.length - tail.length;

    return part.kind !== 'same' || length < MIN_FOLDED
      ? [part]
      : [
          { kind: 'same' as const, text: head },
          { kind: 'fold' as const, length },
          { kind: 'same' as const, text: tail },
        ].filter((piece) => piece.kind === 'fold' || piece.text !== '');
  });
