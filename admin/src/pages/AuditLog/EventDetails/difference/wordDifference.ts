import { diffWordsWithSpace } from 'diff';

export interface Part {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond this, two texts have too little in common for a difference to be read, and finding it would take long. */
const LIMITS = { maxEditLength: 1_500, timeout: 250 };

const kindOf = ({ added, removed }: { added: boolean; removed: boolean }): Part['kind'] => {
  if (added) {
    return 'added';
  }

  return removed ? 'removed' : 'same';
};

/** What to take out of one text and put in to make it the other, word by word; `null` when nearly all of it differs. */
export const wordDifference = (before: string, after: string): Part[] | null => {
  const found = diffWordsWithSpace(before, after, LIMITS);

  return found?.map((part) => ({ kind: kindOf(part), text: part.value })) ?? null;
};
