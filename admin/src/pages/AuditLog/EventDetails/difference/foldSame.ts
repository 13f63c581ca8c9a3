import type { Part } from './wordDifference';

/** A stretch of unchanged text that is not shown, by its length. */
export interface Fold {
  kind: 'fold';
  length: number;
}

/** This much stays on each side of a change, to show where in the text it is. */
const CONTEXT = 120;
/** It is not worth folding fewer characters than this. */
const LEAST_FOLDED = 200;

/** Whole words, unless there is none that ends. */
const startOf = (text: string): string =>
  /^.*\s/s.exec(text.slice(0, CONTEXT))?.[0] ?? text.slice(0, CONTEXT);

const endOf = (text: string): string =>
  /\s.*$/s.exec(text.slice(-CONTEXT))?.[0] ?? text.slice(-CONTEXT);

/** Leaves out the middle of long stretches in which nothing changed, and their outer end at the start and end of the text. */
export const foldSame = (parts: Part[]): (Part | Fold)[] =>
  parts.flatMap((part, index): (Part | Fold)[] => {
    const head = index === 0 ? '' : startOf(part.text);
    const tail = index === parts.length - 1 ? '' : endOf(part.text);
    const length = part.text.length - head.length - tail.length;

    return part.kind !== 'same' || length < LEAST_FOLDED
      ? [part]
      : [
          { kind: 'same' as const, text: head },
          { kind: 'fold' as const, length },
          { kind: 'same' as const, text: tail },
        ].filter((piece) => piece.kind === 'fold' || piece.text !== '');
  });
